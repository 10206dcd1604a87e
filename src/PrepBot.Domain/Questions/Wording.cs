using System.Text.RegularExpressions;

namespace PrepBot.Domain.Questions;

/// <summary>What can be told from the words of a question alone.</summary>
internal static partial class Wording
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>How many words a text has; null where its script sets no blanks between them.</summary>
    public static int? WordsOrNull(string text) => WithoutBlanks().IsMatch(text) ? null : Words(text);

    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>The words by which it asks what somebody would do, or null when it asks what they did.</summary>
    public static string? Hypothesis(string text) => FirstMatch(HypothesisWords(), text);

    /// <summary>The same for a follow-up, where "what would you do differently" asks for the lesson of a real story.</summary>
    public static string? HypothesisOfProbe(string text) =>
        text.Contains("differently", StringComparison.OrdinalIgnoreCase) ? null : Hypothesis(text);

    /// <summary>The words with which a second question begins, or null when there is one question at most.</summary>
    public static string? SecondQuestion(string text)
    {
        var first = text.IndexOf('?', StringComparison.Ordinal);
        if (first >= 0 && text.IndexOf('?', first + 1) >= 0)
            return "a second question mark";
        return FirstMatch(AndHowDidYou(), text);
    }

    private static string? FirstMatch(Regex words, string text) => words.Match(text) is { Success: true } match ? $"\"{match.Value}\"" : null;

    [GeneratedRegex(
        @"\b(what|how|why|where|when|whom?) would you\b|\bwould you (do|have done|handle|react|respond|approach)\b|\bimagine\b|\bsuppose\b|\bwhat if\b|\bif you (were|had to choose|could choose)\b|\bhypothetical(ly)?\b",
        Options,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex HypothesisWords();

    // Chinese and Japanese, Thai, Lao, Khmer, Burmese, Tibetan.
    [GeneratedRegex(
        @"[\p{IsCJKUnifiedIdeographs}\p{IsCJKUnifiedIdeographsExtensionA}\p{IsHiragana}\p{IsKatakana}\p{IsThai}\p{IsLao}\p{IsKhmer}\p{IsMyanmar}\p{IsTibetan}]", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex WithoutBlanks();

    // "Tell me what you did and why you did it" is one story; "..., and why did you do it?" is a second question.
    [GeneratedRegex(@"\b(and|or) (what|how|why|who|when|where|which) (did|do|does|was|were|is|are|had|have|has)\b(?=[^.!?]*\?)", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex AndHowDidYou();
}
