using PrepBot.Application.Conversation;
using PrepBot.Application.Dispatch;
using PrepBot.Application.Ports;
using PrepBot.Application.Wording;
using PrepBot.Domain.Principles;

namespace PrepBot.Application.Features.PractisePrompt;

/// <summary>One prompt to practise alone. It counts as heard, so that no round brings it again while others exist.</summary>
internal sealed class PractisePrompt(PrincipleSet principles) : Feature
{
    private static readonly CommandDefinition Command = new(
        "prompt", "One practice prompt, alone", [new PrincipleInput("principle", "For which principle", Max: 1)]);

    public override string Name => "prompt";

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Changes, (call, token) => DrawAsync(call, call.Values.Principles("principle"), token)),
        new(new OnClick("one"), AccessRule.AnyMember, HandlerKind.Changes, (call, token) => DrawAsync(call, Asked(call), token)),
    ];

    private static IReadOnlyList<PrincipleId> Asked(Call call) => call.Subject.Part(0) is { } key ? [new PrincipleId(key)] : [];

    private async Task<Reply> DrawAsync(Call call, IReadOnlyList<PrincipleId> asked, CancellationToken cancellationToken)
    {
        var seed = StableHash.Of(call.Interaction.Origin.DeliveryId);
        var principle = asked.Count > 0 && principles.TryGet(asked[0]) is { } known
            ? known
            : principles.ByProbeRank[(seed & int.MaxValue) % principles.Count];
        var profile = call.Member.Profile;

        // What may be asked of them in a moment is not given away before.
        var open = await call.Work.Rounds.OpenOfAsync(call.CommunityId, call.Member.Id, cancellationToken);
        IReadOnlyList<string> coming = open is null ? [] : [.. open.Kit.Select(prompt => prompt.PromptKey)];
        var drawn = await call.Work.Prompts.DrawAsync(
            new PromptWish(call.CommunityId, principle.Id, call.Member.Id, InterviewerId: null, profile.Level, profile.Track, coming, Count: 1, seed),
            cancellationToken);
        if (drawn.Count == 0)
        {
            return Reply.Privately(coming.Count == 0
                ? $"The bank has no prompt for {principle.Name} yet. {InWords.OnlyYou}"
                : $"The prompts I have for {principle.Name} are kept for your round. After it, this works again. {InWords.OnlyYou}");
        }

        await call.Work.Prompts.RecordPractisedAsync(call.CommunityId, call.Member.Id, drawn[0].PromptKey, call.Now, cancellationToken);
        return Reply.Privately(new Message(
        [
            new Paragraph(RichText.Of($"{principle.Name:strong}")),
            new Quote(drawn[0].Text),
            new Paragraph("Tell it aloud in two to three minutes: the situation in two sentences, what you did step by step, a result with a number, what you do differently since."),
            new Paragraph(RichText.Of($"{"Then ask yourself":strong}\n{string.Join('\n', drawn[0].Probes.Select(probe => $"· {probe}"))}")),
            new Buttons([new Button(new ActionId(Name, "one", Subject.Of(principle.Id.Key)), "Another one")]),
            InWords.PrivateLine,
        ]));
    }
}
