using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Questions.ReviewPrompts;

namespace PrepBot.Practice.Questions.AddPrompt;

/// <summary>Organisers add a prompt of the group's own, without review.</summary>
internal sealed class AddPrompt(QuestionBank bank) : Feature
{
    private static readonly CommandDefinition Command = new("question-add", AddPromptTexts.CommandHelp, []);

    public override string Name => "question-add";

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.Organiser, HandlerKind.OpensForm, (_, _) => Task.FromResult<Reply>(new FormReply(Form()))),
        new(new OnForm("save", FormRepeat.SameWordsOnce), AccessRule.Organiser, HandlerKind.Changes, SaveAsync),
    ];

    private Form Form() => PromptForm.Full(new ActionId(Name, "save", Subject.None), "Add a prompt", bank, new PromptDraft()) with { SubmitLabel = "Add it" };

    private async Task<Reply> SaveAsync(Call call, CancellationToken cancellationToken)
    {
        var form = Form();
        var own = await call.Work.OwnPrompts.AllAsync(call.CommunityId, forChange: true, cancellationToken);
        var (prompt, advice, errors) = PromptForm.Check(form, call.Answers, bank, own);
        if (prompt is null)
            return errors!;
        if (own.Count >= OwnPrompts.MaxPrompts)
            return FormCheck.Error(form, call.Answers, "", ReviewTexts.Full);

        await call.Work.OwnPrompts.PutAsync(call.CommunityId, [prompt], cancellationToken);
        return Reply.Privately(AddPromptTexts.Added(prompt.Id) + PromptForm.Advice(advice));
    }
}
