using System.Text.RegularExpressions;

namespace PrepBot.Domain.Answers;

/// <summary>What can be told from the words of a spoken answer alone.</summary>
public static partial class SpokenText
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Sentences with the number written before each, a list for each paragraph; numbers are checked by the caller.</summary>
    /// <returns>The paragraphs; null when text stands before the first number of one.</returns>
    public static IReadOnlyList<IReadOnlyList<(int Number, string Text)>>? Sentences(string said)
    {
        ArgumentNullException.ThrowIfNull(said);
        var paragraphs = new List<IReadOnlyList<(int, string)>>();
        foreach (var line in said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var marks = Mark().Matches(line);
            if (marks.Count == 0 || marks[0].Index != 0)
                return null;

            paragraphs.Add([.. marks.Select((mark, at) =>
            {
                var from = mark.Index + mark.Length;
                var to = at + 1 < marks.Count ? marks[at + 1].Index : line.Length;
                return (int.Parse(mark.Groups["n"].ValueSpan, provider: null), line[from..to].Trim());
            })]);
        }

        return paragraphs;
    }

    /// <summary>"I" and "we" as whole words, short forms such as "I'd" too; what is quoted was said by others, or back then.</summary>
    public static PronounCount Pronouns(string text)
    {
        var own = Quoted().Replace(text, " ");
        return new(I().Count(own), We().Count(own));
    }

    /// <summary>The text without what stands in quotation marks.</summary>
    public static string WithoutQuotes(string text) => Quoted().Replace(text, " ");

    /// <summary>Every run of so many words, in small letters and without marks.</summary>
    public static IEnumerable<string> Runs(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new string([.. text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) || c == '\'' ? c : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, Math.Max(0, words.Length - length + 1)).Select(from => string.Join(' ', words.Skip(from).Take(length)));
    }

    /// <summary>Its words.</summary>
    public static int Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
    }

    [GeneratedRegex(@"\[(?<n>\d{1,2})\]\s*", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Mark();

    [GeneratedRegex("\"[^\"]*\"|\u201C[^\u201D]*\u201D", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w'’-])I(?=$|[^\w-]|['’](m|d|ve|ll)\b)", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex I();

    [GeneratedRegex(@"(?<![\w'’-])[Ww]e(?=$|[^\w-]|['’](re|d|ve|ll)\b)", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex We();
}
