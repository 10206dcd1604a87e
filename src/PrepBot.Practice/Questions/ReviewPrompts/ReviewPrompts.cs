using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;

namespace PrepBot.Practice.Questions.ReviewPrompts;

/// <summary>Organisers go through what was suggested, and through prompts that askers found unclear. Whoever suggested something hears what became of it.</summary>
internal sealed class ReviewPrompts(QuestionBank bank, PrincipleSet principles) : Feature
{
    private const int LongestWord = 300;

    private static readonly CommandDefinition Command = new("question-review", ReviewTexts.CommandHelp, []);

    public override string Name => ReviewTexts.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.Organiser, HandlerKind.Shows, async (call, cancellationToken) => Reply.Privately(await ShowAsync(call, null, null, cancellationToken))),
        new(new OnClick("next"), AccessRule.Organiser, HandlerKind.Shows, async (call, cancellationToken) => new UpdateReply(await ShowAsync(call, null, call.Target.Id<SuggestionId>(), cancellationToken))),
        Changes(new OnClick("approve"), ApproveAsync),
        new(new OnClick("edit"), AccessRule.Organiser, HandlerKind.OpensForm, EditAsync),
        Changes(new OnForm("edit", FormRepeat.FindsItDone), ApproveEditedAsync),
        new(new OnClick("decline"), AccessRule.Organiser, HandlerKind.OpensForm, AskWordAsync),
        Changes(new OnForm("decline", FormRepeat.FindsItDone), DeclineAsync),
        Changes(new OnClick("keep"), KeepAsync),
        Changes(new OnClick("retire"), RetireAsync),
    ];

    private static Handler Changes(Trigger trigger, Func<Call, CancellationToken, Task<Reply>> run) => new(trigger, AccessRule.Organiser, HandlerKind.Changes, run);

    private async Task<Reply> ApproveAsync(Call call, CancellationToken cancellationToken)
    {
        var (found, own) = await call.Work.TogetherAsync(
            () => FindAsync(call, forChange: true, cancellationToken),
            () => call.Work.OwnPrompts.AllAsync(call.CommunityId, forChange: true, cancellationToken),
            cancellationToken);
        if (found is not { } suggestion)
            return await GoneAsync(call, cancellationToken);

        var reading = OwnPrompts.Check([suggestion.Draft.ToRaw(key => new SourceLocation(key, 1))], bank, own);
        if (reading.Mistakes.Count > 0)
            return new UpdateReply(await ShowAsync(call, ReviewTexts.NotAsItIs(reading.Mistakes), null, cancellationToken));

        return await TakeAsync(call, suggestion, reading.Prompts[0], reading.Advice, own.Count, cancellationToken) ?? new UpdateReply(await ShowAsync(call, ReviewTexts.Full, null, cancellationToken));
    }

    private async Task<Reply> EditAsync(Call call, CancellationToken cancellationToken) =>
        await FindAsync(call, forChange: false, cancellationToken) is { } suggestion
            ? new FormReply(EditForm(call, suggestion.Draft))
            : await GoneAsync(call, cancellationToken);

    private async Task<Reply> ApproveEditedAsync(Call call, CancellationToken cancellationToken)
    {
        var (found, own) = await call.Work.TogetherAsync(
            () => FindAsync(call, forChange: true, cancellationToken),
            () => call.Work.OwnPrompts.AllAsync(call.CommunityId, forChange: true, cancellationToken),
            cancellationToken);
        if (found is not { } suggestion)
            return await GoneAsync(call, cancellationToken);

        var form = EditForm(call, suggestion.Draft);
        var (prompt, advice, errors) = PromptForm.Check(form, call.Answers, bank, own);
        if (prompt is null)
            return errors!;

        return await TakeAsync(call, suggestion, prompt, advice, own.Count, cancellationToken) ?? FormCheck.Error(form, call.Answers, "", ReviewTexts.Full);
    }

    /// <summary>Makes it one of the community's prompts and tells who suggested it; null when there is no room.</summary>
    private async Task<Reply?> TakeAsync(Call call, Suggestion suggestion, Prompt prompt, IReadOnlyList<BankMistake> advice, int have, CancellationToken cancellationToken)
    {
        if (have >= OwnPrompts.MaxPrompts)
            return null;

        var (_, _, shown) = await call.Work.TogetherAsync(
            () => call.Work.OwnPrompts.PutAsync(call.CommunityId, [prompt], cancellationToken),
            () => call.Work.Suggestions.DecideAsync(call.CommunityId, suggestion.Id, SuggestionOutcome.Approved, call.Member.Id, cancellationToken),
            () => ShowAsync(call, ReviewTexts.Taken(prompt.Id, suggestion.AuthorId == call.Member.Id) + PromptForm.Advice(advice), null, cancellationToken),
            cancellationToken);

        // Who brought a list and goes through it reads on this card what became of each.
        if (suggestion.AuthorId != call.Member.Id)
        {
            await call.Work.Outbox.SendPrivatelyAsync(
                call.CommunityId, suggestion.AuthorId, ReviewTexts.Approved(prompt, principles), cancellationToken);
        }

        return new UpdateReply(shown);
    }

    private async Task<Reply> AskWordAsync(Call call, CancellationToken cancellationToken) =>
        await FindAsync(call, forChange: false, cancellationToken) is null
            ? await GoneAsync(call, cancellationToken)
            : new FormReply(WordForm(call));

    private async Task<Reply> DeclineAsync(Call call, CancellationToken cancellationToken)
    {
        if (FormCheck.Errors(WordForm(call), call.Answers) is { } errors)
            return errors;
        if (await FindAsync(call, forChange: true, cancellationToken) is not { } suggestion)
            return await GoneAsync(call, cancellationToken);

        var (_, shown) = await call.Work.TogetherAsync(
            () => call.Work.Suggestions.DecideAsync(call.CommunityId, suggestion.Id, SuggestionOutcome.Declined, call.Member.Id, cancellationToken),
            () => ShowAsync(call, ReviewTexts.DeclinedWithYourWord, null, cancellationToken),
            cancellationToken);
        await call.Work.Outbox.SendPrivatelyAsync(
            call.CommunityId, suggestion.AuthorId, ReviewTexts.Declined(suggestion.Draft, call.Answers.Text("word").Trim()), cancellationToken);
        return new UpdateReply(shown);
    }

    private async Task<Reply> KeepAsync(Call call, CancellationToken cancellationToken)
    {
        var key = call.Target.Part(0) ?? "";
        await call.Work.PromptQuality.KeepAsync(call.CommunityId, new(key), cancellationToken);
        return new UpdateReply(await ShowAsync(call, ReviewTexts.Stays(key), null, cancellationToken));
    }

    private async Task<Reply> RetireAsync(Call call, CancellationToken cancellationToken)
    {
        var key = call.Target.Part(0) ?? "";
        var done = await call.Work.OwnPrompts.SetOutAsync(call.CommunityId, new(key), @out: true, cancellationToken);
        var said = done ? ReviewTexts.Retired(key) : ReviewTexts.NoSuchPrompt(key);
        return new UpdateReply(await ShowAsync(call, said, null, cancellationToken));
    }

    private async Task<Reply> GoneAsync(Call call, CancellationToken cancellationToken) =>
        new UpdateReply(await ShowAsync(call, ReviewTexts.DecidedAlready, null, cancellationToken));

    private static async Task<Suggestion?> FindAsync(Call call, bool forChange, CancellationToken cancellationToken) =>
        call.Target.Id<SuggestionId>() is { } id ? await call.Work.Suggestions.FindAsync(call.CommunityId, id, forChange, cancellationToken) : null;

    /// <summary>What is to be looked at: one suggestion, and the prompts found unclear.</summary>
    private async Task<Message> ShowAsync(Call call, string? said, SuggestionId? after, CancellationToken cancellationToken)
    {
        var (waiting, quality, authors) = await call.Work.TogetherAsync(
            () => call.Work.Suggestions.WaitingAsync(call.CommunityId, Suggestion.MaxWaiting, cancellationToken),
            () => call.Work.PromptQuality.OfAsync(call.CommunityId, null, cancellationToken),
            () => call.Work.Members.SuggestingAsync(call.CommunityId, cancellationToken),
            cancellationToken);
        var unclear = quality.Where(prompt => prompt.NeedsReview).ToList();
        var place = after is { } id ? (waiting.Index().FirstOrDefault(each => each.Item.Id == id).Index + 1) % Math.Max(1, waiting.Count) : 0;
        var shown = waiting.Count > 0 ? waiting[place] : null;
        return ReviewTexts.Card(said, waiting.Count, shown, unclear, People.Create(authors), principles);
    }

    private Form EditForm(Call call, PromptDraft draft) =>
        PromptForm.Full(new ActionId(Name, "edit", call.Target), "Edit and take it", bank, draft) with { SubmitLabel = "Take it" };

    private Form WordForm(Call call) => new(
        new ActionId(Name, "decline", call.Target),
        "Decline a suggestion",
        [new FormStep("A word", [new TextField("word", "Why not?", Required: true, LongestWord, Long: true) { Hint = ReviewTexts.WordHint }])])
    {
        SubmitLabel = "Decline it",
    };
}
