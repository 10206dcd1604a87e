using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Queue.LeaveQueue;

/// <summary>What members read here, a sentence each.</summary>
internal static class LeaveQueueTexts
{
    public const string CommandHelp = "Leave the queue, take back your invitation";

    /// <param name="waited">They waited somewhere.</param>
    /// <param name="invited">An invitation of theirs is taken back.</param>
    /// <param name="met">A round they had agreed on is off.</param>
    public static string For(bool waited, bool invited, bool met)
    {
        var words = (waited, invited) switch
        {
            (false, false) => met ? "" : "You were not waiting anywhere. /mock start puts you in the queue.",
            (false, true) => "Your invitation is taken back.",
            (true, false) => "You are out of the queue. /mock start brings you back.",
            (true, true) => "You are out of the queue, and your invitation is taken back.",
        };
        return met ? $"{words} The round you had agreed on is off, and your partner hears so.".TrimStart() : words;
    }

    public static RichText StillRung(string text, DateTimeOffset until) =>
        RichText.Create($"{text} I still ring you until {new Moment(until, MomentStyle.DateAndTime)} when somebody who fits begins to wait.");
}
