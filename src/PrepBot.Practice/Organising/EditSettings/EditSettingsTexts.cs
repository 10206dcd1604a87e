using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Organising.EditSettings;

/// <summary>What members read here, a sentence each.</summary>
internal static class EditSettingsTexts
{
    public const string CommandHelp = "Organisers: time zone, weekly post, lengths and waiting times, and who else is one";

    public const string AppointHelp = "Make this member an organiser";

    public const string DismissHelp = "Take this member off the organisers";

    public const string CloseRoundHelp = "Close the round this member is stuck in";

    public const string OnlyAdministratorsAppoint = "Only somebody who administers this group on its platform can appoint organisers. A word to one of them is the quickest way.";

    public static string IsInNoOpenRound(string memberName) => $"{memberName} is in no open round, so there is nothing to close.";

    public static RichText RoundClosed(Span candidate, Span interviewer) => RichText.Create($"Closed: the round of {candidate} and {interviewer}. Both are free again, and I tell them.");

    public const string Title = "Settings of this group";

    public static string DefaultLength(int defaultMinutes) => $"{defaultMinutes} min, unless somebody says otherwise";

    public const string ShowLabel = "Settings of the group";

    public const string AnsweringAnInvitation = "Answering an invitation";

    public const string CommandsForOrganisers = "/mock-admin enable opens a channel for mocks and its weekly post, /mock-admin disable closes it. /mock-admin settings appoint @somebody makes an organiser, dismiss takes it back; close @somebody closes a round they are stuck in.";

    public const string ZoneHint = "Like Europe/Madrid. Weeks begin and the weekly post comes in it.";

    public const string HourOfWeeklyPost = "Weekly post: hour of Monday";

    public const string LengthOfRound = "Length of a round, minutes";

    public const string TimeInQueue = "In the queue for, minutes";

    public const string TimeOfInvitation = "An invitation stands, minutes";

    public const string TimeToArrive = "Time to arrive, minutes";

    public const string Rings = "Members may ask to be rung";

    public const string RingsOn = "Yes, when somebody who fits waits";

    public const string RingsOff = "No";

    public const string RingsFrom = "Rung from this hour of their day";

    public const string RingsUntil = "Rung until this hour of their day";

    public const string RingsEndTooEarly = "This must be later than the hour it begins.";

    public const string SamePairAgain = "Same pair again after, weeks";
}
