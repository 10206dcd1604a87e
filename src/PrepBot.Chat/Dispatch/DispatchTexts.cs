using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;

namespace PrepBot.Chat.Dispatch;

/// <summary>What dispatch itself says, when no feature gets a word in. The product says it with the names of its own commands.</summary>
public sealed record DispatchTexts
{
    public string NotYours { get; init; } =
        "This one is not yours to use, or what it was for is over.";

    public string OrganisersOnly { get; init; } =
        "Only organisers can do this. If something should change, a word to one of them is the quickest way.";

    public string NotAMember { get; init; } =
        "I do not find you in this group any more, so I did nothing. If you come back to it, everything of yours is still here.";

    public string NotChecked { get; init; } =
        "I could not check just now whether you may do this: the chat service did not answer me. Nothing was done; please try again in a minute.";

    public string Busy { get; init; } =
        "That was a lot at once, and I am still busy with your earlier clicks. Nothing was done for this one; please try again in a moment.";

    public string TooLate { get; init; } =
        "This reached me too late, so I did not do it. Please do it again.";

    public string Unreachable { get; init; } =
        "I cannot reach my records right now, so nothing was changed. Please try again in a minute.";

    public string Unsure { get; init; } =
        "My records broke off in the middle, so I cannot tell whether this was done. Trying again does no harm.";

    public string Failed { get; init; } =
        "Something went wrong on my side, and nothing was changed. Please try again; if it happens twice, tell an organiser.";

    /// <summary>In the place of an answer that was given before and does not open any more.</summary>
    public string AnswerUnreadable { get; init; } = "This reached me before, and what I answered then can no longer be read.";

    /// <summary>At a form whose draft does not open any more. At most 100 characters, as a hint may have.</summary>
    public string DraftUnreadable { get; init; } = "What you had typed here earlier can no longer be read. Please write it once more.";

    /// <summary>For a form that is still being stored when its answer has to leave.</summary>
    public string StillStoring { get; init; } =
        "My records are slow right now, so I cannot say yet whether this is stored. You hear from me as soon as I know; sending it again does no harm.";

    /// <summary>For anything else that is still under way when its answer has to leave.</summary>
    public string StillTrying { get; init; } =
        "My records are very slow right now, so I cannot say yet whether this was done. You hear from me as soon as I know; trying again does no harm.";

    /// <summary>How something ended, for a person who does not know it yet.</summary>
    /// <param name="interaction">What they did.</param>
    /// <param name="reply">The answer it was given, or null when it was not done.</param>
    /// <param name="why">Why they do not know.</param>
    public static Message Settled(Interaction interaction, Reply? reply, Unheard why) => (reply, interaction) switch
    {
        (PrivateReply word, _) when why == Unheard.AnswerLost => Unreached(word.Message),
        (UpdateReply word, _) when why == Unheard.AnswerLost => Unreached(word.Message),
        (FormErrorsReply errors, _) when why == Unheard.AnswerLost => Message.Create(
            $"{UnreachedWords} {string.Join(' ', errors.Errors.Values.Distinct())} I kept every word: open the form again and send it once more."),
        (not null, _) when why == Unheard.AnswerLost => Message.Create("A moment ago my answer did not get through to you. What you did went through; there is no need to do it again."),
        (null, FormSubmitted) => NotStored,
        (null, _) => NotDone,
        (PrivateReply word, _) => AfterAll(word.Message),
        (UpdateReply word, _) => AfterAll(word.Message),
        (FormErrorsReply errors, _) => Message.Create(
            $"About the form you sent while my records were slow: {string.Join(' ', errors.Errors.Values.Distinct())} I kept every word: open it again and send it once more."),
        _ => Message.Create(AfterAllWords),
    };

    private const string AfterAllWords = "My records are back, and what you did a moment ago went through. There is no need to do it again.";

    private const string UnreachedWords = "A moment ago my answer did not get through to you. This is what it said:";

    private static Message Unreached(Message message) => message with { Blocks = [new Paragraph(UnreachedWords), .. message.Blocks] };

    private static Message AfterAll(Message message) => message with { Blocks = [new Paragraph(AfterAllWords), .. message.Blocks] };

    private static Message NotDone { get; } = Message.Create(
        "My records are back, and what you did a moment ago did not go through: nothing was changed by it. Please do it again, if you have not already.");

    private static Message NotStored { get; } = Message.Create(
        "My records are back, and the form you sent a moment ago did not get through. I kept every word: unless you have sent it again already, open it once more and send it.");

    /// <summary>For the author of a form that arrived too late to be filed.</summary>
    public Message KeptAsDraft { get; init; } = Message.Create(
        "Your form reached me too late to be filed. I kept every word: open it again and send it once more.");

    /// <summary>A private answer.</summary>
    public static Reply Privately(string why) => Reply.Privately(why);

    /// <summary>A refusal. A form stays open with everything in it: what somebody typed is closed only once it is stored.</summary>
    public static Reply Refusal(Interaction interaction, string why) => interaction is FormSubmitted submitted
        ? new FormErrorsReply(submitted.Form, submitted.Answers, new Dictionary<string, string> { [""] = why })
        : Privately(why);

    /// <summary>The same where nobody knows yet whether it was done.</summary>
    public static Reply Unsettled(Interaction interaction, string why) =>
        Refusal(interaction, why) is FormErrorsReply errors ? errors with { IsUnsettled = true } : Privately(why);
}

/// <summary>Why somebody does not know how what they did has ended.</summary>
public enum Unheard
{
    /// <summary>They were told that nobody knew yet.</summary>
    NobodyKnew = 0,

    /// <summary>The answer did not reach them, whichever way it went.</summary>
    AnswerLost = 1,
}
