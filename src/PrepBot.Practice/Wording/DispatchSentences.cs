using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Wording;

/// <summary>What dispatch says, with the names of our commands.</summary>
internal static class DispatchSentences
{
    public static DispatchTexts All { get; } = new()
    {
        NotYours = "This one is not yours to use, or what it was for is over. /mock status shows what you can do now.",
        NotAMember =
            "I do not find you in this group any more, so I did nothing. If you come back to it, everything of yours is still here. /mock export and /mock forget-me work for you either way.",
        TooLate = "This reached me too late, so I did not do it. Please press it again, or type /mock status.",
        Unsure = "My records broke off in the middle, so I cannot tell whether this was done. /mock status shows it in a minute; trying again does no harm.",
        AnswerUnreadable = "This reached me before, and what I answered then can no longer be read. /mock status shows where things stand.",
        KeptAsDraft = Message.Create(
            "Your form reached me too late to be filed. I kept every word: open it again, for example with /mock debrief, and send it once more."),
    };
}
