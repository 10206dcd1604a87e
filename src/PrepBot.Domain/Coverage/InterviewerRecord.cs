using PrepBot.Domain.Debriefs;

namespace PrepBot.Domain.Coverage;

/// <summary>A member as interviewer. For their own eyes only; whatever others said is withheld below three of them.</summary>
/// <param name="Filed">Debriefs filed.</param>
/// <param name="OnTime">Those of them on time.</param>
/// <param name="Helpfulness">Mean of the candidates' words, 1-4, or null.</param>
/// <param name="Raters">Candidates who said it.</param>
/// <param name="Leniency">Own verdicts minus those of others on the same candidates and principles, in steps, or null. Positive: milder.</param>
/// <param name="Compared">Verdicts that could be compared.</param>
/// <param name="Others">Other interviewers they were compared with.</param>
public sealed record InterviewerRecord(int Filed, int OnTime, double? Helpfulness, int Raters, double? Leniency, int Compared, int Others)
{
    /// <summary>From what is known, with what must be withheld taken out.</summary>
    public InterviewerRecord Withheld() => this with
    {
        Helpfulness = Raters >= CoverageMap.MinRaters ? Helpfulness : null,
        Leniency = Others >= CoverageMap.MinRaters ? Leniency : null,
    };
}

/// <summary>How well an interviewer backs verdicts with evidence.</summary>
/// <param name="Scores">Verdicts given.</param>
/// <param name="Counted">Those with evidence enough to count.</param>
/// <param name="Length">Mean length of evidence in characters; zero without any verdict.</param>
public sealed record EvidenceQuality(int Scores, int Counted, int Length)
{
    /// <summary>Sums debriefs up.</summary>
    public static EvidenceQuality Measure(IReadOnlyList<Debrief> debriefs)
    {
        var given = debriefs.SelectMany(debrief => debrief.Scores).Where(score => score.Verdict != Verdict.NotProbed).ToList();
        return new EvidenceQuality(
            given.Count,
            debriefs.Sum(debrief => EvidenceRule.Counted(debrief).Count),
            given.Count == 0 ? 0 : (int)given.Average(score => score.Evidence.Length));
    }
}
