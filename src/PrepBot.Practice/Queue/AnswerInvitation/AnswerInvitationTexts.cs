namespace PrepBot.Practice.Queue.AnswerInvitation;

/// <summary>What members read here, a sentence each.</summary>
internal static class AnswerInvitationTexts
{
    public static string NotTakenUp => "Your invitation was not taken up this time. /mock start finds you another partner.";

    public static string Declined => "All right, declined.";

    public static string AcceptedAlready => "You have accepted it already; look for your room, or type /mock status.";

    public static string NoLongerOpen => "This invitation is no longer open. /mock start finds you a partner.";
}
