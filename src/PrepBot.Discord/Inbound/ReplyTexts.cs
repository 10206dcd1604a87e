using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Discord.Rendering;

namespace PrepBot.Discord.Inbound;

/// <summary>Replies as private messages, where Discord has no other way to show them.</summary>
internal static class ReplyTexts
{
    public static Message Message(Reply reply, AnswerContext context) => reply switch
    {
        PrivateReply it => it.Message,
        UpdateReply it => it.Message,
        FormErrorsReply it => Errors(it, context),
        FormReply it => Chat.Messages.Message.Create(
            $"{it.Form.Title} is ready. Open it the way you did before: Discord lets me show a form only as the very first answer."),
        SilentReply when context.Sent is { } sent && sent.Step < sent.Steps - 1 => NextStep(sent),
        SilentReply => Chat.Messages.Message.Create("Done."),
        _ => throw new NotSupportedException($"Discord cannot show {reply.GetType().Name}."),
    };

    /// <summary>A form that did not open, as far as is known, and how it does.</summary>
    public static Message NotOpened(Form form, int step, AnswerContext context)
    {
        const string What = "If no form has opened, nothing was changed";
        return context.Opener is { } opener
            ? new Message([
                new Paragraph($"{What}; this opens it."),
                new StepButtons([new StepButton(new ComponentId.Modal(form.Submit, context.Community, step, form.Steps.Count, opener), opener, step, "Open the form")]),
            ])
            : Chat.Messages.Message.Create($"{What}; please open it the way you did before.");
    }

    /// <summary>Says what the file would have said.</summary>
    public static Message FileNotSent(Attachment file) =>
        Chat.Messages.Message.Create(RichText.Create($"The file {file.FileName} could not be sent; please ask for it again in a moment. In words: {file.Twin}"));

    private static Message NextStep(ComponentId.Modal sent)
    {
        var words = $"Part {sent.Step + 1} of {sent.Steps} is kept.";
        return sent.Opener is { } opener
            ? new Message([new Paragraph(words), new StepButtons([new StepButton(sent, opener, sent.Step + 1, "Continue")])])
            : Chat.Messages.Message.Create($"{words} Open the form again to go on; what you wrote is in it.");
    }

    /// <summary>Discord has closed the form by now, so everything typed is given back, with buttons that open it again.</summary>
    private static Message Errors(FormErrorsReply errors, AnswerContext context)
    {
        var blocks = new List<Block> { new Heading(errors.IsUnsettled ? "Not known yet" : "Not filed yet") };
        blocks.AddRange(errors.Errors.Values.Distinct().Select(words => new Paragraph(words)));
        var typed = errors.Typed.Values.Where(answer => answer.Value.Any(value => value.Length > 0)).ToList();
        if (typed.Count > 0)
            blocks.Add(new Paragraph("This is what you wrote; nothing is lost:"));
        blocks.AddRange(typed.Select(answer => new Quote(string.Join(", ", answer.Value))));
        if (context.Sent is { Opener: { } opener } sent)
        {
            blocks.Add(new StepButtons([.. Enumerable.Range(0, sent.Steps).Select(step =>
                new StepButton(sent, opener, step, sent.Steps == 1 ? "Open it again" : $"Open part {step + 1}"))]));
        }

        return new Message(blocks);
    }
}
