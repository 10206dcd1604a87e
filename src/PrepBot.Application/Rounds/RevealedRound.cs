using PrepBot.Application.Ports;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;

namespace PrepBot.Application.Rounds;

/// <summary>A round whose debriefs are open, with the newest version of everything that was filed.</summary>
internal sealed record RevealedRound(Round Round, Debrief? Debrief, SelfReview? Review, IReadOnlyList<Dispute> Disputes, IReadOnlyList<Observation> Observations)
{
    /// <summary>Principles whose score counts for nothing, since it is disputed or was set aside.</summary>
    public IReadOnlyList<PrincipleId> Withheld => [.. Disputes.Where(dispute => dispute.Withholds).Select(dispute => dispute.Principle)];

    public static async Task<RevealedRound> LoadAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken) => new(
        round,
        await work.Debriefs.DebriefAsync(round.CommunityId, round.Id, cancellationToken),
        await work.Debriefs.SelfReviewAsync(round.CommunityId, round.Id, cancellationToken),
        await work.Disputes.OfRoundAsync(round.CommunityId, round.Id, cancellationToken),
        await work.Observations.OfRoundAsync(round.CommunityId, round.Id, cancellationToken));
}
