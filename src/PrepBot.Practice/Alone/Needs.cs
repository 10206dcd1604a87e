using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Work;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Questions;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Alone;

/// <summary>What the acting member needs most, and what must not be given away to them.</summary>
internal static class Needs
{
    /// <summary>As a round would choose for them, with what they answered alone counted as well: the same principle does not come for ever.</summary>
    public static async Task<IReadOnlyList<PrincipleId>> InOrderAsync(Call call, PrincipleSet principles, CancellationToken cancellationToken)
    {
        var (credits, alone) = await call.Work.TogetherAsync(
            () => call.Work.Coverage.OfCandidateAsync(call.CommunityId, call.Member.Id, cancellationToken),
            () => call.Work.Prompts.PractisedAloneAsync(call.CommunityId, call.Member.Id, cancellationToken),
            cancellationToken);
        return PrinciplesOfRound.ByNeed(principles, [], PractisedSoFar.Both(PractisedSoFar.From(credits), alone), call.Member.Profile.Level);
    }

    /// <summary>Keys of the prompts of their open round.</summary>
    public static async Task<IReadOnlyList<string>> ComingAsync(Call call, CancellationToken cancellationToken) =>
        await call.Work.Rounds.OpenOfAsync(call.CommunityId, call.Member.Id, cancellationToken) is { } open ? [.. open.Kit.Select(prompt => prompt.PromptKey)] : [];
}
