using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Coverage;

/// <summary>One principle practised by a candidate with an interviewer in a week. At most one of the same four.</summary>
/// <param name="ChannelId">Where the round was started.</param>
/// <param name="RoundId">The round it was earned in.</param>
/// <param name="CandidateId">Who practised it.</param>
/// <param name="InterviewerId">With whom.</param>
/// <param name="Week">The week the round ended in, in the community's zone.</param>
/// <param name="EndedAt">When the round ended.</param>
/// <param name="Verdict">The interviewer's verdict.</param>
/// <param name="OwnVerdict">The candidate's own, or null.</param>
public sealed record Credit(
    CommunityId CommunityId,
    ChannelId ChannelId,
    RoundId RoundId,
    PrincipleId Principle,
    MemberId CandidateId,
    MemberId InterviewerId,
    IsoWeekNumber Week,
    DateTimeOffset EndedAt,
    Verdict Verdict,
    Verdict? OwnVerdict);

/// <summary>When practice counts. Credits are derived at the reveal, derived anew when what they rest on changes, and never kept a second time.</summary>
public static class CreditRule
{
    /// <summary>Shorter rounds give no credit.</summary>
    public static readonly TimeSpan MinLength = TimeSpan.FromMinutes(10);

    /// <summary>The credits of a revealed round.</summary>
    /// <param name="round">The round, ended and revealed.</param>
    /// <param name="debrief">The interviewer's, or null: then there is nothing to count.</param>
    /// <param name="self">The candidate's, or null when the deadline passed without it.</param>
    /// <param name="timeZone">The community's zone.</param>
    /// <param name="withheld">Principles whose score is disputed, or was set aside.</param>
    public static IReadOnlyList<Credit> Apply(
        Round round, Debrief? debrief, SelfReview? self, string timeZone, IReadOnlyCollection<PrincipleId>? withheld = null)
    {
        if (debrief is null || round is not { Stage: RoundStage.Revealed, EndedAt: { } ended } || round.Length(ended) < MinLength)
            return [];

        var week = IsoWeekNumber.From(ended, timeZone);
        return [.. EvidenceRule.Counted(debrief)
            .Where(score => round.Principles.Contains(score.Principle) && round.WasProbed(score.Principle))
            .Where(score => withheld is null || !withheld.Contains(score.Principle))
            .Select(score => new Credit(
                round.CommunityId, round.ChannelId, round.Id, score.Principle, round.CandidateId, round.InterviewerId,
                week, ended, score.Verdict, self?.For(score.Principle)?.Verdict))];
    }

    /// <summary>The credits of several rounds: of the same principle, candidate, interviewer and week, the round that was revealed first has it.</summary>
    /// <param name="credits">What each round gives, with when it was revealed.</param>
    public static IReadOnlyList<Credit> Once(IEnumerable<(DateTimeOffset RevealedAt, IReadOnlyList<Credit> Credits)> credits) =>
    [
        .. credits.SelectMany(round => round.Credits.Select(credit => (round.RevealedAt, Credit: credit)))
            .OrderBy(given => given.RevealedAt).ThenBy(given => given.Credit.RoundId.Value)
            .Select(given => given.Credit)
            .DistinctBy(credit => (credit.Principle, credit.CandidateId, credit.InterviewerId, credit.Week)),
    ];
}
