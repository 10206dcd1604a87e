using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Debriefs;

/// <summary>What members read here, a sentence each.</summary>
internal static class DebriefTexts
{
    public static RichText YourSideOfTheRound(Span partner, DateTimeOffset endedAt, IReadOnlyList<PrincipleId> principles, PrincipleSet principles2) =>
        RichText.Create($"Your side of the round with {partner} on {new Moment(endedAt, MomentStyle.Date)} ({InWords.Name(principles, principles2)})");

    public static RichText LastReminder(RichText about, Moment opensAt) => RichText.Create($"{about} is still open; what there is will be shown {opensAt}. This is the last reminder.");

    public static RichText Reminder(RichText about) => RichText.Create($"{about} is still open. A few minutes now, while you remember it, are worth a lot.");

    public static RichText PraiseWithoutEnd(Span one, Span other, int rounds) =>
        RichText.Create($"A quiet word: {one} and {other} gave each other top marks for everything in their last {InWords.Count(rounds, "round")}. That can well be deserved; other partners would give both of them more to learn from. The two are not told.");
}
