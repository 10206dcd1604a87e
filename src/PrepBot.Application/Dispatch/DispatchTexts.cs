using PrepBot.Application.Conversation;
using PrepBot.Application.Wording;

namespace PrepBot.Application.Dispatch;

/// <summary>What dispatch itself says, when no feature gets a word in.</summary>
internal static class DispatchTexts
{
    public const string NotYours =
        "This one is not yours to use, or what it was for is over. /mock status shows what you can do now.";

    public const string NotAMockChannel =
        "Mocks are not open in this channel. Try another one, or ask an organiser to open it with /mock enable.";

    public const string OrganisersOnly =
        "Only organisers can do this. If something should change, a word to one of them is the quickest way.";

    public const string Busy =
        "That was a lot at once, and I am still busy with your earlier clicks. Nothing was done for this one; please try again in a moment.";

    public const string TooLate =
        "This reached me too late, so I did not do it. Please press it again, or type /mock status.";

    public const string Unreachable =
        "I cannot reach my records right now, so nothing was changed. Please try again in a minute.";

    public const string Unsure =
        "My records broke off in the middle, so I cannot tell whether this was done. /mock status shows it in a minute; trying again does no harm.";

    public const string Failed =
        "Something went wrong on my side, and nothing was changed. Please try again; if it happens twice, tell an organiser.";

    /// <summary>At a form whose draft does not open any more. At most 100 characters, as a hint may have.</summary>
    public const string DraftUnreadable = "What you had typed here earlier can no longer be read. Please write it once more.";

    /// <summary>For the author of a form that arrived too late to be filed.</summary>
    public static Message KeptAsDraft { get; } = Message.Of(
        $"Your form reached me too late to be filed. I kept every word: open it again, for example with /mock debrief, and send it once more. {InWords.OnlyYou}");

    /// <summary>A private answer.</summary>
    public static Reply Privately(string why) => Reply.Privately($"{why} {InWords.OnlyYou}");

    /// <summary>A refusal. A form stays open with everything in it: what somebody typed is closed only once it is stored.</summary>
    public static Reply Refusal(Interaction interaction, string why) => interaction is FormSubmitted submitted
        ? new FormErrorsReply(submitted.Form, submitted.Answers, new Dictionary<string, string> { [""] = why })
        : Privately(why);

    public static string NotYoursFor(AccessRule rule) => rule switch
    {
        AccessRule.OfMockChannel => NotAMockChannel,
        AccessRule.OfOrganiser => OrganisersOnly,
        _ => NotYours,
    };
}
