using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;

namespace PrepBot.Practice.Debriefs;

/// <summary>A round whose debriefs are open, with the newest version of everything that was filed.</summary>
/// <param name="Interviewers">What the interviewer filed.</param>
/// <param name="Candidates">What the candidate filed.</param>
/// <param name="Disputes">Disputed scores, in any state.</param>
/// <param name="Observations">What an observer sent.</param>
internal sealed record RevealedRound(
    Round Round, Kept<Debrief> Interviewers, Kept<SelfReview> Candidates, IReadOnlyList<Dispute> Disputes, IReadOnlyList<Observation> Observations)
{
    /// <summary>The interviewer's debrief; null when none was filed, or when it can no longer be read.</summary>
    public Debrief? Debrief => Interviewers.Words;

    /// <summary>The candidate's own view; null when none was filed, or when it can no longer be read.</summary>
    public SelfReview? Review => Candidates.Words;

    /// <summary>Principles whose score counts for nothing, since it is disputed or was set aside.</summary>
    public IReadOnlyList<PrincipleId> Withheld => [.. Disputes.Where(dispute => dispute.Withholds).Select(dispute => dispute.Principle)];

    public static async Task<RevealedRound> LoadAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        var (interviewers, candidates, disputes, observations) = await work.TogetherAsync(
            () => work.Debriefs.DebriefAsync(round.CommunityId, round.Id, cancellationToken),
            () => work.Debriefs.SelfReviewAsync(round.CommunityId, round.Id, cancellationToken),
            () => work.Disputes.OfRoundAsync(round.CommunityId, round.Id, cancellationToken),
            () => work.Observations.OfRoundAsync(round.CommunityId, round.Id, cancellationToken),
            cancellationToken);
        return new RevealedRound(round, interviewers, candidates, disputes, observations);
    }
}
