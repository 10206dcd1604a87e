using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Debriefs;

/// <summary>What the candidate gets after the reveal.</summary>
/// <param name="Lines">One for each target principle.</param>
/// <param name="Overall">The interviewer's overall word, or null when they did not file.</param>
/// <param name="Keep">One thing to keep, or "".</param>
/// <param name="Actions">What to change, at most three, the most telling first.</param>
/// <param name="PractiseAgain">The principle to practise again, or null.</param>
public sealed record Digest(
    IReadOnlyList<DigestLine> Lines, Inclination? Overall, string Keep, IReadOnlyList<string> Actions, PrincipleId? PractiseAgain)
{
    /// <summary>The most things to change that are shown.</summary>
    public const int MaxActions = 3;

    /// <summary>Puts both views side by side.</summary>
    /// <param name="principles">The target principles, in order.</param>
    /// <param name="debrief">The interviewer's, or null when not filed.</param>
    /// <param name="self">The candidate's, or null when not filed.</param>
    /// <returns>Never null: without anything filed, a digest of principles only.</returns>
    public static Digest Create(IReadOnlyList<PrincipleId> principles, Debrief? debrief, SelfReview? self)
    {
        var counted = debrief is null ? [] : EvidenceRule.Counted(debrief);
        var lacking = debrief is null ? [] : EvidenceRule.Lacking(debrief).ToDictionary(found => found.Score.Principle, found => found.Why);
        var lines = principles.Select(principle => new DigestLine(
            principle,
            self?.For(principle)?.Verdict,
            debrief?.For(principle),
            counted.Any(score => score.Principle == principle))
        {
            Lack = lacking.GetValueOrDefault(principle),
        }).ToList();

        var actions = new List<string>(debrief?.Changes ?? []);
        actions.AddRange(counted.OrderBy(score => score.Verdict).SelectMany(MissingParts));
        if (self is not null)
            actions.Add(self.WillChange);

        var telling = actions.Where(action => !string.IsNullOrWhiteSpace(action)).Select(action => action.Trim())
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxActions);
        var weakest = counted.Where(score => score.Verdict <= Verdict.MildConcern).MinBy(score => score.Verdict);
        return new Digest(lines, debrief?.Overall, debrief?.Keep ?? "", [.. telling], weakest?.Principle);
    }

    private static IEnumerable<string> MissingParts(PrincipleScore score)
    {
        if (score.Missing.HasFlag(AnswerParts.Result))
            yield return "Put a number on the result";
        if (score.Missing.HasFlag(AnswerParts.Action))
            yield return "Say what you did yourself, step by step";
        if (score.Missing.HasFlag(AnswerParts.Learning))
            yield return "End with what you do differently since";
        if (score.Missing.HasFlag(AnswerParts.Situation))
            yield return "Set the scene in one or two sentences";
        if (score.Missing.HasFlag(AnswerParts.Task))
            yield return "Say what was yours to do, and what was at stake";
    }
}

/// <summary>One principle, both views.</summary>
/// <param name="Own">The candidate's own verdict, or null.</param>
/// <param name="Score">The interviewer's score, or null.</param>
/// <param name="Counts">Whether the score counts.</param>
public sealed record DigestLine(PrincipleId Principle, Verdict? Own, PrincipleScore? Score, bool Counts)
{
    /// <summary>What the evidence lacks where the score does not count for it; null where it does, and where nobody can tell any more.</summary>
    public EvidenceShortfall? Lack { get; init; }

    /// <summary>Own verdict minus the interviewer's, in steps; null unless both judged. Positive: sees it better than the interviewer.</summary>
    public int? Gap => Own is > Verdict.NotProbed && Score is { Verdict: > Verdict.NotProbed } score ? (int)Own - (int)score.Verdict : null;
}
