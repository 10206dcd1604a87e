using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Overview.ShowMyCoverage;

/// <summary>What can be pressed on a member's own page and the cards behind it: one private card that turns its pages.</summary>
internal static class MyCoverageActions
{
    public const string Trend = "trend";
    public const string Words = "words";
    public const string Numbers = "numbers";

    /// <summary>The name of the card.</summary>
    public const string Card = "my-coverage";

    public static Button ShowTrends { get; } = new(new ActionId(Practise.CoverageFeature, Trend, Subject.None), "Trends");

    public static Button ShowNumbers { get; } = new(new ActionId(Practise.CoverageFeature, Numbers, Subject.None), "My numbers");

    public static Button SetTheDay { get; } = new(new ActionId("profile", "edit", Subject.None), "Set the day");

    public static ActionId Choose { get; } = new(Practise.CoverageFeature, Trend, Subject.None);

    public static Button ReadAll(PrincipleId principle) => new(new ActionId(Practise.CoverageFeature, Words, Subject.Create(principle.Key)), "Read it all");
}
