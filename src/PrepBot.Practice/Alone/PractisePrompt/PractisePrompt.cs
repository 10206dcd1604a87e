using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Wording;
using PrepBot.Values.Text;

namespace PrepBot.Practice.Alone.PractisePrompt;

/// <summary>One prompt to practise alone. Who says that they answered it is brought others by rounds, as long as there are any.</summary>
internal sealed class PractisePrompt(PracticeWords words, QuestionBank bank) : Feature
{
    private readonly CommandDefinition _command = new(
        "prompt", PractisePromptTexts.CommandHelp, [words.PrinciplesOrTheme("principle", PractisePromptTexts.PrincipleHelp, max: 1)]);

    private readonly PrincipleSet _principles = bank.Principles;

    public override string Name => "prompt";

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(_command), AccessRule.AnyMember, HandlerKind.Shows, (call, cancellationToken) => ShowAsync(call, call.Values.Principles("principle"), call.Values.Theme("principle"), before: null, cancellationToken)),
        new(new OnClick("one"), AccessRule.AnyMember, HandlerKind.Shows, AnotherAsync),
        new(new OnClick("answered"), AccessRule.AnyMember, HandlerKind.Changes, AnsweredAsync),
    ];

    /// <summary>Of the same theme or else the same principle, and not the one the button stands under.</summary>
    private async Task<Reply> AnotherAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Target.Part(0) is not { } key)
            return await ShowAsync(call, [], wanted: null, before: null, cancellationToken);

        var theme = call.Target.Part(1) is { } named ? bank.Cards.TryGet(new ThemeId(named))?.Theme.Id : null;
        return await ShowAsync(call, [new PrincipleId(key)], theme, new PromptId(key), cancellationToken);
    }

    private async Task<Reply> ShowAsync(Call call, IReadOnlyList<PrincipleId> named, ThemeId? wanted, PromptId? before, CancellationToken cancellationToken)
    {
        var theme = bank.Cards.TryGet(wanted);

        // What may be asked of them in a moment is not given away before.
        var (needed, coming, seen) = await call.Work.TogetherAsync(
            () => Needs.InOrderAsync(call, _principles, cancellationToken),
            () => Needs.ComingAsync(call, cancellationToken),
            () => before is { } prompt ? call.Work.Prompts.FindAsync(call.CommunityId, prompt, cancellationToken) : Task.FromResult<Prompt?>(null),
            cancellationToken);
        var asked = seen is null ? named : [seen.Principle];
        IReadOnlyList<PrincipleId> from =
            asked.Count > 0 && _principles.TryGet(asked[0]) is { } known ? [known.Id]
            : theme is not null ? [.. needed.Where(theme.Principles.Contains)]
            : [needed[0]];

        // The first principle that has one of the theme; any prompt of the theme's principles before none.
        var profile = call.Member.Profile;
        var picked = await call.Work.Prompts.PickAsync(
            [
                .. from.Select(principle => new PromptRequest(
                    call.CommunityId, principle, call.Member.Id, InterviewerId: null, profile.Level, profile.Track,
                    seen is null ? coming : [.. coming, seen.Id.Key], Count: 1, StableHash.Compute(call.Interaction.Origin.DeliveryId))
                {
                    Theme = theme?.Theme.Id,
                }),
            ],
            cancellationToken);
        var prompts = picked.SelectMany(one => one).ToList();
        var drawn = prompts.FirstOrDefault(prompt => theme is null || prompt.Themes.Contains(theme.Theme.Id)) ?? prompts.FirstOrDefault();
        if (drawn is not null)
            return Reply.Privately(Card(drawn, theme?.Theme, answered: false));

        var name = _principles.NameOf(from[0]);
        return Reply.Privately(
            seen is not null ? PractisePromptTexts.NoOtherPrompt(name)
            : coming.Count == 0 ? PractisePromptTexts.NoPromptYet(name)
            : PractisePromptTexts.KeptForYourRound(name));
    }

    /// <summary>The card stays, for what to ask oneself afterwards.</summary>
    private async Task<Reply> AnsweredAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Target.Part(0) is not { } key)
            return Reply.Privately(PractisePromptTexts.PromptIsGone);

        var (found, coming) = await call.Work.TogetherAsync(
            () => call.Work.Prompts.FindAsync(call.CommunityId, new PromptId(key), cancellationToken), () => Needs.ComingAsync(call, cancellationToken), cancellationToken);
        if (found is not { } prompt || _principles.TryGet(prompt.Principle) is null)
            return Reply.Privately(PractisePromptTexts.PromptIsGone);

        if (coming.Contains(key))
            return Reply.Privately(PractisePromptTexts.MayComeUp);

        await call.Work.Prompts.RecordPractisedAsync(call.CommunityId, call.Member.Id, key, cancellationToken);
        var theme = call.Target.Part(1) is { } named ? bank.Cards.TryGet(new ThemeId(named))?.Theme : null;
        return new UpdateReply(Card(prompt, theme, answered: true));
    }

    /// <summary>A theme is named only where the prompt is of it.</summary>
    private Message Card(Prompt prompt, Theme? theme, bool answered)
    {
        var subject = Subject.Create(prompt.Id.Key);
        var withTheme = theme is not null && subject.ToString().Length + 1 + theme.Id.Key.Length <= Subject.MaxLength ? subject.And(theme.Id.Key) : subject;
        var another = new Button(new ActionId(Name, "one", withTheme), "Another one");
        var principle = _principles.NameOf(prompt.Principle);
        var title = theme is not null && prompt.Themes.Contains(theme.Id) ? $"{theme.Name}: {principle}" : principle;
        return new Message(
        [
            new Paragraph(RichText.Create($"{title:strong}")),
            new Quote(prompt.Text),
            new Paragraph(answered
                ? PractisePromptTexts.Answered
                : PractisePromptTexts.HowToAnswer),
            new Paragraph(RichText.Create($"{"Then ask yourself":strong}\n{string.Join('\n', prompt.Probes.Select(probe => $"· {probe}"))}")),
            new Buttons(answered ? [another] : [new Button(new ActionId(Name, "answered", withTheme), "I answered it", ButtonStyle.Primary), another]),
        ]);
    }
}
