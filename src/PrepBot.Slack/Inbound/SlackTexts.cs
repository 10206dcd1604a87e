using PrepBot.Application.Conversation;

namespace PrepBot.Slack.Inbound;

/// <summary>What only Slack needs said.</summary>
internal static class SlackTexts
{
    public const string FormTakesTooLong = "This takes longer than it should. Your words are still here; please send them again in a moment.";

    public static Message Working { get; } = Message.Of("One moment, I am on it. (Only you see this.)");

    public static Message TriggerExpired { get; } =
        Message.Of("The form could not open in time. Nothing was changed; please press the button again, or type the command again. (Only you see this.)");

    public static Message KeptInDirectMessages { get; } =
        Message.Of("I have put it into our direct messages, where it stays. (Only you see this.)");

    public static RichText FileInDirectMessages { get; } = RichText.Plain("The file is in our direct messages.", Emphasis.Light);

    /// <summary>Says what the file would have said.</summary>
    public static Message FileNotSent(Attachment file) =>
        Message.Of(RichText.Of($"The file {file.FileName} could not be sent; please ask for it again in a moment. In words: {file.Twin} (Only you see this.)"));

    public static Message Busy { get; } =
        Message.Of("I have more in hand than I can do right now. Nothing was done for this one; please try again in a moment. (Only you see this.)");

    /// <summary>What was typed goes back to its author, when the form has closed already.</summary>
    public static Message GivenBack(FormErrorsReply errors)
    {
        var blocks = new List<Block> { new Paragraph("Your form was not filed. Nothing you typed is lost: here it is, to copy from. (Only you see this.)") };
        blocks.AddRange(errors.Errors.Values.Distinct().Select(word => new Paragraph(word)));
        blocks.AddRange(errors.Typed.Values.SelectMany(pair => pair.Value).Where(text => text.Length > 0).Take(30).Select(text => new Quote(text)));
        return new Message(blocks);
    }
}
