using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.ClaimPrinciple;

/// <summary>What members read here, a sentence each.</summary>
internal static class ClaimPrincipleTexts
{
    public static string NotOnTheList => "That principle is not on the list any more. /mock leaderboard shows what the group lacks now.";

    /// <summary>What can be claimed; null where nothing is open.</summary>
    public static Message Offer(IReadOnlyList<Gap> open, ChannelId channel, PrincipleSet principles) => open.Count == 0
        ? Message.Create("Nothing is open right now: everything was asked lately, or somebody has claimed it.", Practise.StartMock(channel))
        : new Message(
        [
            new Heading("Claim one"),
            new Paragraph("The group sees that it is yours until you have practised it, and you wait for a partner with it at once."),
            new Select(ClaimAction.Take(channel), "Choose a principle", [.. open.Take(Label.MaxOptions).Select(gap => new Option(gap.Principle.Key, Label.Fit(principles.NameOf(gap.Principle), Label.MaxOption)) { Description = Since(gap) })]),
        ])
        {
            Accent = Accent.Indigo,
        };

    private static string Since(Gap gap) => gap.WeeksSince is { } weeks ? $"nobody for {InWords.Count(weeks, "week")}" : "nobody yet";

    public static string YoursAfterThisRound(string principleName, PrincipleId principleId) =>
        $"{principleName} is yours: the group sees it until you have practised it. You are in a round now; afterwards, /mock start {principleId} as candidate finds you a partner.";

    public static string Yours(string principleName) => $"{principleName} is yours: the group sees it until you have practised it.";
}
