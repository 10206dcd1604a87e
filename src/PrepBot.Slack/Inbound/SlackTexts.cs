using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Slack.Rendering;
using PrepBot.Slack.WebApi;

namespace PrepBot.Slack.Inbound;

/// <summary>What only Slack needs said.</summary>
internal static class SlackTexts
{
    public const string FormTakesTooLong = "This takes longer than it should. Your words are still here; please send them again in a moment.";

    public static Message Working { get; } = Message.Create("One moment, I am on it.");

    public static Message HomeNotShown { get; } =
        Message.Create("Your page could not be brought up to date just now. Please open it again in a minute; everything else works meanwhile.");

    public static Message DoesNotFit { get; } =
        Message.Create("What I have to show does not fit into Slack, and that is a fault of mine. What you asked for may be done; please tell an organiser.");

    /// <summary>A form did not open, as far as is known; and how it does.</summary>
    /// <param name="again">Opens it with a fresh trigger; null where only the person can.</param>
    public static Message FormNotOpened(SlackApiException failure, FormReply form, OpenAgain? again)
    {
        // What was pressed may have done something else first, as the end of a round does: then only the form is missing.
        if (form.Again is { } button)
        {
            return Message.Create(
                failure switch
                {
                    { IsTriggerOver: true } => "The form could not open in time; this opens it.",
                    { Fault: SlackFault.Unknown } => "The form may not have opened. If you do not see it, this opens it.",
                    _ => "Slack did not let the form open just now; this opens it.",
                },
                button);
        }

        var what = failure switch
        {
            { IsTriggerOver: true } => "The form could not open in time. Nothing was changed",
            { Fault: SlackFault.Unknown } => "The form may not have opened. If you do not see it, nothing was changed",
            _ => "Slack did not let the form open just now. Nothing was changed",
        };
        return again is null
            ? Message.Create($"{what}; please press the button again, or type the command again.")
            : new Message([new Paragraph($"{what}; this opens it."), again]);
    }

    /// <summary>A form cannot follow a form that has closed already.</summary>
    public static Message FormIsReady(FormReply form) => form.Again is { } again
        ? Message.Create(RichText.Create($"{form.Form.Title} is ready; this opens it."), again)
        : Message.Create(RichText.Create($"{form.Form.Title} is ready. Please open it the way you did before."));

    public static Message KeptInDirectMessages { get; } =
        Message.Create("I have put it into our direct messages, where it stays.");

    /// <summary>Said before it is there, and taken back when it does not get there.</summary>
    public static RichText FileComes { get; } = RichText.Plain("The file is on its way into our direct messages.", Emphasis.Light);

    /// <summary>Says what the file would have said.</summary>
    /// <param name="isKnown">False when nobody knows whether it arrived.</param>
    public static Message FileNotSent(Attachment file, bool isKnown) => Message.Create(isKnown
        ? RichText.Create($"The file {file.FileName} could not be sent; please ask for it again in a moment. In words: {file.Twin}")
        : RichText.Create($"Slack did not tell me whether the file {file.FileName} got into our direct messages. If it is not there, please ask for it again. In words: {file.Twin}"));

    public static Message Busy { get; } =
        Message.Create("I have more in hand than I can do right now. Nothing was done for this one; please try again in a moment.");

    /// <summary>What was typed goes back to its author, when the form has closed already.</summary>
    public static Message GivenBack(FormErrorsReply errors) => new([.. FormGivenBack.Blocks(errors)]);
}
