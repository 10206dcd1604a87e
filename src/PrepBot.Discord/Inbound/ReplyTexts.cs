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
        FormReply { Again: { } again } it => Chat.Messages.Message.Create($"{it.Form.Title} is ready; this opens it.", again),
        FormReply it => Chat.Messages.Message.Create(
            $"{it.Form.Title} is ready. Open it the way you did before: Discord lets me show a form only as the very first answer."),
        SilentReply when context.Sent is { } sent && sent.Step < sent.Steps - 1 => NextStep(sent),
        SilentReply => Chat.Messages.Message.Create("Done."),
        _ => throw new NotSupportedException($"Discord cannot show {reply.GetType().Name}."),
    };

    /// <summary>A form that did not open, as far as is known, and how it does.</summary>
    /// <param name="wasDone">Whether what was pressed may have done something else first, as the end of a round does: then only the form is missing.</param>
    public static Message NotOpened(Form form, int step, AnswerContext context, bool wasDone)
    {
        var what = wasDone ? "If no form has opened," : "If no form has opened, nothing was changed;";
        return context.Opener is { } opener
            ? new Message([
                new Paragraph($"{what} this opens it."),
                new StepButtons([new StepButton(new ComponentId.Modal(form.Submit, context.Community, step, FormSteps.Of(form).Count, opener), opener, step, "Open the form")]),
            ])
            : Chat.Messages.Message.Create($"{what} please open it the way you did before.");
    }

    /// <summary>The choices of a form, each kept as it is tapped; the words follow in the form itself.</summary>
    /// <param name="form">The form, with what was chosen before.</param>
    /// <param name="step">The card's place among what the form becomes here.</param>
    /// <param name="missing">What was still open when the words were asked for.</param>
    /// <param name="community">The guild, in direct messages.</param>
    /// <param name="opener">What opens the form again.</param>
    public static Message Card(Form form, int step, IReadOnlyList<ChoiceField> missing, string? community, FormOpener? opener)
    {
        var steps = FormSteps.Of(form);
        var choices = steps[step].Step.Fields.OfType<ChoiceField>().ToList();
        var blocks = new List<Block> { new Heading(form.Title), new Paragraph("Tap first; each tap is kept at once. Then one form for the words.") };
        if (missing.Count > 0)
            blocks.Add(new Paragraph(RichText.Create($"{"Please choose first":strong}: {string.Join(", ", missing.Select(choice => choice.Subject ?? choice.Label))}")));

        blocks.AddRange(choices.Select(choice => new TapSelect(new ComponentId.Tap(form.Submit, community, choice.Key), choice)));
        if (opener is not null)
            blocks.Add(new StepButtons([new StepButton(new ComponentId.Modal(form.Submit, community, step, steps.Count, opener), opener, step + 1, "Write the words")]));

        return new Message(blocks);
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
        List<Block> blocks = [.. FormGivenBack.Blocks(errors)];
        if (context.Sent is { Opener: { } opener } sent)
        {
            blocks.Add(new StepButtons([.. Enumerable.Range(0, sent.Steps).Select(step =>
                new StepButton(sent, opener, step, sent.Steps == 1 ? "Open it again" : $"Open part {step + 1}"))]));
        }

        return new Message(blocks);
    }
}
