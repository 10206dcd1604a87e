using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;

namespace PrepBot.Practice.Rounds;

/// <summary>What everybody in the room reads when the round has changed: one calm sentence, and the one button that follows. The card above is edited too, but nobody looks up.</summary>
internal static class RoundLines
{
    public static Message Paused(Round round, string by, DateTimeOffset now) =>
        Message.Create(RoundTexts.PausedBy(by, Math.Max(0, RoundPlan.MinutesLeft(round, now))), RoundActions.Resume(round));

    public static Message GoingOn(DateTimeOffset endsAt) => Message.Create(RoundTexts.GoingOn(endsAt));

    public static Message Longer(string by, DateTimeOffset endsAt) => Message.Create(RoundTexts.Longer(by, endsAt));

    public static Message EndedByItself(Round round, DateTimeOffset now) =>
        Message.Create(RoundTexts.EndedByItself((int)round.Length(now).TotalMinutes), RoundActions.FileDebrief(round));

    public static Message Ended(Round round, string by, DateTimeOffset now) =>
        Message.Create(RoundTexts.EndedBy(by, (int)round.Length(now).TotalMinutes), RoundActions.FileDebrief(round));
}
