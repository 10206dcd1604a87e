using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Wording;

/// <summary>Buttons that lead on to the next practice. They name the channel, since they also stand in private messages, which belong to none.</summary>
internal static class Practise
{
    public const string StartFeature = "start";
    public const string CoverageFeature = "coverage";
    public const string BoardFeature = "board";

    public static Button MyCoverage { get; } = new(new ActionId(CoverageFeature, "mine", Subject.None), "My coverage");

    public static Button Leaderboard { get; } = new(new ActionId(BoardFeature, "show", Subject.None), "Board");

    /// <summary>A question for one person, where there is no partner.</summary>
    public static Button Alone { get; } = new(new ActionId("prompt", "one", Subject.None), "Answer one alone");

    /// <summary>An answer to rate, from anywhere.</summary>
    public static Button TrainEar { get; } = new(new ActionId("ear", "next", Subject.None), "Train my ear");

    /// <summary>Everything that needs nobody.</summary>
    public static Button OtherWays { get; } = new(new ActionId("solo", "show", Subject.None), "Other ways to practise");

    /// <summary>Back on the board after having left it.</summary>
    public static Button ShowMeAgain { get; } = new(new ActionId("profile", "appear", Subject.None), "Show me again");

    public static Button StartMock(ChannelId channel) =>
        new(new ActionId(StartFeature, "any", Subject.Create(channel)), "Start a mock", ButtonStyle.Primary);

    public static Button This(PrincipleId principle, PrincipleSet principles, ChannelId channel) =>
        On(principle, channel, Label("Practise ", principles.ShortNameOf(principle), ""));

    public static Button Again(PrincipleId principle, PrincipleSet principles, ChannelId channel) =>
        On(principle, channel, Label("Practise ", principles.ShortNameOf(principle), " again"));

    private static Button On(PrincipleId principle, ChannelId channel, string label) =>
        new(new ActionId(StartFeature, "principle", Subject.Create(channel).And(principle.Key)), label, ButtonStyle.Primary);

    /// <summary>A name too long for a button is none.</summary>
    private static string Label(string before, string name, string after) =>
        before.Length + name.Length + after.Length <= 40 ? $"{before}{name}{after}" : $"{before}this{after}";
}
