using PrepBot.Application.Conversation;
using PrepBot.Application.Dispatch;
using PrepBot.Application.Pairing;
using PrepBot.Application.Ports;
using PrepBot.Application.Wording;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;

namespace PrepBot.Application.Features.PractisePrompt;

/// <summary>One prompt to practise alone. Who says that they answered it is brought others by rounds, as long as there are any.</summary>
internal sealed class PractisePrompt(PrincipleSet principles) : Feature
{
    private static readonly CommandDefinition Command = new(
        "prompt", "One practice prompt, alone", [new PrincipleInput("principle", "For which principle", Max: 1)]);

    public override string Name => "prompt";

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Shows, (call, token) => ShowAsync(call, call.Values.Principles("principle"), before: null, token)),
        new(new OnClick("one"), AccessRule.AnyMember, HandlerKind.Shows, AnotherAsync),
        new(new OnClick("answered"), AccessRule.AnyMember, HandlerKind.Changes, AnsweredAsync),
    ];

    /// <summary>Of the same principle, and not the one the button stands under.</summary>
    private async Task<Reply> AnotherAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Subject.Part(0) is not { } key)
            return await ShowAsync(call, [], before: null, cancellationToken);

        var before = await call.Work.Prompts.FindAsync(call.CommunityId, new PromptId(key), cancellationToken);
        return await ShowAsync(call, [before?.Principle ?? new PrincipleId(key)], before, cancellationToken);
    }

    private async Task<Reply> ShowAsync(Call call, IReadOnlyList<PrincipleId> asked, Prompt? before, CancellationToken cancellationToken)
    {
        var principle = (asked.Count > 0 ? principles.TryGet(asked[0]) : null) ?? await MostNeededAsync(call, cancellationToken);
        var profile = call.Member.Profile;

        // What may be asked of them in a moment is not given away before.
        var coming = await ComingAsync(call, cancellationToken);
        var wish = new PromptWish(
            call.CommunityId, principle.Id, call.Member.Id, InterviewerId: null, profile.Level, profile.Track,
            before is null ? coming : [.. coming, before.Id.Key], Count: 1, StableHash.Of(call.Interaction.Origin.DeliveryId));
        var drawn = await call.Work.Prompts.DrawAsync(wish, cancellationToken);
        if (drawn.Count > 0)
            return Reply.Privately(Card(principle, drawn[0].PromptKey, drawn[0].Text, drawn[0].Probes, answered: false));

        return Reply.Privately(
            before is not null ? $"I have no other prompt for {principle.Name} at the moment. {InWords.OnlyYou}"
            : coming.Count == 0 ? $"The bank has no prompt for {principle.Name} yet. {InWords.OnlyYou}"
            : $"The prompts I have for {principle.Name} are kept for your round. After it, this works again. {InWords.OnlyYou}");
    }

    /// <summary>The card stays, for what to ask oneself afterwards.</summary>
    private async Task<Reply> AnsweredAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Subject.Part(0) is not { } key
            || await call.Work.Prompts.FindAsync(call.CommunityId, new PromptId(key), cancellationToken) is not { } prompt
            || principles.TryGet(prompt.Principle) is not { } principle)
            return Reply.Privately($"I do not have this prompt any more. /mock prompt gives you another one. {InWords.OnlyYou}");

        if ((await ComingAsync(call, cancellationToken)).Contains(key))
            return Reply.Privately($"This one may come up in your round, so I leave it as it is. {InWords.OnlyYou}");

        await call.Work.Prompts.RecordPractisedAsync(call.CommunityId, call.Member.Id, key, call.Now, cancellationToken);
        return new UpdateReply(Card(principle, key, prompt.Text, prompt.Probes, answered: true));
    }

    /// <summary>As a round would choose for them, with what they answered alone counted as well: the same principle does not come for ever.</summary>
    private async Task<Principle> MostNeededAsync(Call call, CancellationToken cancellationToken)
    {
        var practised = PractisedSoFar.Of(await call.Work.Coverage.OfCandidateAsync(call.CommunityId, call.Member.Id, cancellationToken));
        var alone = await call.Work.Prompts.PractisedAloneAsync(call.CommunityId, call.Member.Id, cancellationToken);
        return principles.TryGet(PrinciplesOfRound.ByNeed(principles, [], PractisedSoFar.Both(practised, alone), call.Member.Profile.Level)[0])!;
    }

    private static async Task<IReadOnlyList<string>> ComingAsync(Call call, CancellationToken cancellationToken) =>
        await call.Work.Rounds.OpenOfAsync(call.CommunityId, call.Member.Id, cancellationToken) is { } open ? [.. open.Kit.Select(prompt => prompt.PromptKey)] : [];

    private Message Card(Principle principle, string key, string text, IReadOnlyList<string> probes, bool answered)
    {
        var another = new Button(new ActionId(Name, "one", Subject.Of(key)), "Another one");
        return new Message(
        [
            new Paragraph(RichText.Of($"{principle.Name:strong}")),
            new Quote(text),
            new Paragraph(answered
                ? "Noted: you answered this one. Your rounds bring you others as long as there are any."
                : "Tell it aloud in two to three minutes: the situation in two sentences, what you did step by step, a result with a number, what you do differently since."),
            new Paragraph(RichText.Of($"{"Then ask yourself":strong}\n{string.Join('\n', probes.Select(probe => $"· {probe}"))}")),
            new Buttons(answered ? [another] : [new Button(new ActionId(Name, "answered", Subject.Of(key)), "I answered it", ButtonStyle.Primary), another]),
            InWords.PrivateLine,
        ]);
    }
}
