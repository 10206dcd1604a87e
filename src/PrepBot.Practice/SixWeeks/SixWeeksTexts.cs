using PrepBot.Chat.Platforms;

namespace PrepBot.Practice.SixWeeks;

/// <summary>What somebody reads who looks at a group that has met for a while.</summary>
internal static class SixWeeksTexts
{
    public static PastOffer Offer { get; } = new("Show me a group in week 6", ["me", "leaderboard all-time"]);

    public const string Given = "They have met for six weeks now, in rounds that are made up. This shows what they see:";

    public const string HaveMet = "They have met already, and keep what they have.";
}
