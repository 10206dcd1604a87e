using System.Globalization;
using System.Text;

namespace PrepBot.Domain.Debriefs;

/// <summary>When evidence is enough for a score to count. The form is still accepted without it, and says that the score will not count.</summary>
public static class EvidenceRule
{
    /// <summary>Characters of evidence a score needs, runs of blanks counted as one.</summary>
    public const int MinLength = 40;

    /// <summary>Different words it needs, so that forty times the same letter is not evidence. Emoji and numbers alone are no words.</summary>
    public const int MinWords = 5;

    /// <summary>Whether this evidence alone is enough.</summary>
    public static bool Counts(string evidence)
    {
        var words = evidence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(' ', words).Length >= MinLength && words.SelectMany(Read).Distinct().Count() >= MinWords;
    }

    /// <summary>
    /// The principles whose score counts: probed, with enough evidence, and not a copy of the evidence given for a principle before it. Case,
    /// blanks and punctuation make no difference between copies. Where the words were erased, what counted before still does.
    /// </summary>
    public static IReadOnlyList<PrincipleScore> Counted(Debrief debrief)
    {
        var seen = new HashSet<string>();
        return [.. debrief.Scores.Where(score =>
            score.Verdict != Verdict.NotProbed && (score.CountedOnce ?? (Counts(score.Evidence) && seen.Add(Bare(score.Evidence)))))];
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
