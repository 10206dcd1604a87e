using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Communities;

namespace PrepBot.Practice.Questions.SuggestPrompt;

/// <summary>A member suggests a prompt for their community. It is checked at once, and waits for an organiser.</summary>
internal sealed class SuggestPrompt(QuestionBank bank) : Feature
{
    private static readonly CommandDefinition Command = new("question-suggest", SuggestPromptTexts.CommandHelp, []) { Aliases = ["suggest"] };

    private static readonly ActionId Save = new("question-suggest", "save", Subject.None);

    public override string Name => "question-suggest";

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.OpensForm, (_, _) => Task.FromResult<Reply>(new FormReply(Form()))),
        new(new OnForm("save", FormRepeat.SameWordsOnce), AccessRule.AnyMember, HandlerKind.Changes, SaveAsync),
    ];

    private Form Form() => PromptForm.Short(Save, "Suggest a prompt", bank);

    private async Task<Reply> SaveAsync(Call call, CancellationToken cancellationToken)
    {
        var form = Form();
        var (waiting, own) = await call.Work.TogetherAsync(
            () => call.Work.Suggestions.CountAsync(call.CommunityId, call.Member.Id, cancellationToken),
            () => call.Work.OwnPrompts.AllAsync(call.CommunityId, forChange: false, cancellationToken),
            cancellationToken);
        if (waiting.OfMember >= Suggestion.MaxOfMember)
            return FormCheck.Error(form, call.Answers, "", SuggestPromptTexts.TooManyOfYours);
        if (waiting.All >= Suggestion.MaxWaiting)
            return FormCheck.Error(form, call.Answers, "", SuggestPromptTexts.TooManyOfTheGroup);

        if (PromptForm.Check(form, call.Answers, bank, own) is { Errors: { } errors })
            return errors;

        var suggestion = new Suggestion(call.CommunityId, call.NewId<SuggestionId>(), call.Member.Id, PromptForm.Read(call.Answers), call.Now);
        await call.Work.Suggestions.AddAsync(suggestion, cancellationToken);
        return Reply.Privately(SuggestPromptTexts.Suggested);
    }
}
