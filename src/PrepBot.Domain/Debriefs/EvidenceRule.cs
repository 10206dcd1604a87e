using System.Globalization;
using System.Text;

namespace PrepBot.Domain.Debriefs;

/// <summary>What a verdict's evidence lacks.</summary>
public enum EvidenceLack
{
    /// <summary>Characters.</summary>
    TooShort = 1,

    /// <summary>Different words.</summary>
    TooFewWords = 2,

    /// <summary>It is what was written for another principle.</summary>
    Repeats = 3,
}

/// <summary>Why evidence does not count.</summary>
/// <param name="Lack">What is lacking.</param>
/// <param name="Has">How much there is, of what is counted; 0 for a repetition.</param>
/// <param name="Needs">How much it needs.</param>
public sealed record EvidenceShortfall(EvidenceLack Lack, int Has, int Needs);

/// <summary>When evidence is enough for a score to count. The form is still accepted without it, and says that the score will not count.</summary>
public static class EvidenceRule
{
    /// <summary>Characters of evidence a score needs, runs of blanks counted as one.</summary>
    public const int MinLength = 40;

    /// <summary>Different words it needs, so that forty times the same letter is not evidence. Emoji and numbers alone are no words.</summary>
    public const int MinWords = 5;

    /// <summary>Whether this evidence alone is enough.</summary>
    public static bool Counts(string evidence) => Shortfall(evidence) is null;

    /// <summary>What this evidence alone lacks, or null when it is enough.</summary>
    public static EvidenceShortfall? Shortfall(string evidence)
    {
        var words = evidence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (length, different) = (string.Join(' ', words).Length, words.SelectMany(Read).Distinct().Count());
        return length < MinLength ? new(EvidenceLack.TooShort, length, MinLength)
            : different < MinWords ? new(EvidenceLack.TooFewWords, different, MinWords)
            : null;
    }

    /// <summary>Verdicts that do not count for their evidence, each with why. Not those whose words were erased, where nobody can tell any more.</summary>
    public static IReadOnlyList<(PrincipleScore Score, EvidenceShortfall Why)> Lacking(Debrief debrief)
    {
        ArgumentNullException.ThrowIfNull(debrief);
        var seen = new HashSet<string>();
        var lacking = new List<(PrincipleScore, EvidenceShortfall)>();
        foreach (var score in debrief.Scores.Where(score => score is { Verdict: not Verdict.NotProbed, CountedOnce: null }))
        {
            if ((Shortfall(score.Evidence) ?? (seen.Add(Bare(score.Evidence)) ? null : new(EvidenceLack.Repeats, 0, 0))) is { } why)
                lacking.Add((score, why));
        }

        return lacking;
    }

    /// <summary>
    /// The principles whose score counts: probed, with enough evidence, and not a copy of the evidence given for a principle before it. Case,
    /// blanks and punctuation make no difference between copies. Where the words were erased, what counted before still does.
    /// </summary>
    public static IReadOnlyList<PrincipleScore> Counted(Debrief debrief)
    {
        ArgumentNullException.ThrowIfNull(debrief);
        var lacking = Lacking(debrief).Select(found => found.Score.Principle).ToHashSet();
        return [.. debrief.Scores.Where(score => score.Verdict != Verdict.NotProbed && (score.CountedOnce ?? !lacking.Contains(score.Principle)))];
    }

    /// <summary>
    /// The words to tell apart in a run of characters without blanks. Several scripts write without blanks (Chinese, Japanese, Thai), and none
    /// of those has upper and lower case: their letters are counted one by one.
    /// </summary>
    private static IEnumerable<string> Read(string run)
    {
        foreach (var rune in run.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter))
            yield return rune.ToString();

        if (run.EnumerateRunes().Any(rune => Rune.IsLetter(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherLetter))
            yield return Bare(run);
    }

    private static string Bare(string text) =>
        string.Concat(text.EnumerateRunes().Where(Rune.IsLetterOrDigit).Select(Rune.ToUpperInvariant));
}
