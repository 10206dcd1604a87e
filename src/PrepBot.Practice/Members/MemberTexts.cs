using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Members;

/// <summary>What members read here, a sentence each.</summary>
internal static class MemberTexts
{
    public static string Forgotten => "Done: everything I held on you in this group is erased, and this is my last word. Should you type /mock again one day, you start afresh, as somebody new.";

    public static string CandidateForgotten => "The candidate of one of your rounds has left and took everything about them along, so there is no debrief to file for it any more. That you interviewed stays yours.";

    public static RichText IsABot(PersonName name) => RichText.Create($"{name} is a bot, and this is for people. Please name a member; nothing was changed.");

    public static RichText IsNotInThisGroup(PersonName name) => RichText.Create($"{name} is not in this group, so I did nothing. Once they have joined, it works.");

    public static RichText AccountSwitchedOff(PersonName name) => RichText.Create($"The account of {name} is switched off, so I did nothing. Once it is on again, it works.");

    public static RichText OfAnotherOrganisation(PersonName name) =>
        RichText.Create($"{name} belongs to another organisation, and I work for the people of this group only. Please name a member; nothing was changed.");

    public static RichText CouldNotCheck(PersonName name) =>
        RichText.Create($"I could not check just now who {name} is: the chat service did not answer me. Nothing was changed; please try again in a minute.");

    public static string InvitationNotTakenUp => "Your invitation was not taken up this time. /mock start finds you another partner.";

    public static RichText PartnerHadToGo(bool wasAnythingProbed) =>
        RichText.Create($"Your partner had to go, so this round ends here{(wasAnythingProbed ? ", and what was asked so far does not count" : "")}. Shall I find you somebody else?");

    public const string DayIsOver = "That day is over. Please give today or a day to come, or leave it empty.";

    public const string DayIsFarOff = "That day is more than two years away. Please look at the year, or leave it empty.";
}
