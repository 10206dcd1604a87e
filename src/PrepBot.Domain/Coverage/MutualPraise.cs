using PrepBot.Domain.Debriefs;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Coverage;

/// <summary>Two members who give each other nothing but top marks: worth a quiet word, and no more.</summary>
public static class MutualPraise
{
    /// <summary>Rounds each must have interviewed the other in.</summary>
    public const int MinRounds = 2;

    /// <summary>How far back is looked.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(8 * 7);

    /// <summary>Whether it is so.</summary>
    /// <param name="credits">The credits of the span in which one of the two was interviewed by the other; others are left aside.</param>
    /// <param name="one">One of them.</param>
    public static bool Is(IReadOnlyList<Credit> credits, MemberId one, MemberId other) => 
        Side(credits, one, other) && Side(credits, other, one);

    private static bool Side(IReadOnlyList<Credit> credits, MemberId candidate, MemberId interviewer)
    {
        var given = credits.Where(credit => credit.CandidateId == candidate && credit.InterviewerId == interviewer).ToList();
        return given.All(credit => credit.Verdict == Verdict.Strong) && given.Select(credit => credit.RoundId).Distinct().Count() >= MinRounds;
    }
}
