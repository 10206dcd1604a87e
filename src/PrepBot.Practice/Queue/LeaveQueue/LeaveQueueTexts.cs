namespace PrepBot.Practice.Queue.LeaveQueue;

/// <summary>What members read here, a sentence each.</summary>
internal static class LeaveQueueTexts
{
    public const string CommandHelp = "Leave the queue, take back your invitation";

    public static string WereNotWaiting => "You were not waiting anywhere. /mock start puts you in the queue.";

    public static string InvitationTakenBack => "Your invitation is taken back.";

    public static string OutOfQueue => "You are out of the queue. /mock start brings you back.";

    public static string OutOfQueueAndInvitationTakenBack => "You are out of the queue, and your invitation is taken back.";
}
