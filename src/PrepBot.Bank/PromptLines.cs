using System.Text.RegularExpressions;
using PrepBot.Domain.Questions;

namespace PrepBot.Bank;

/// <summary>A list as people paste it: a question a line, perhaps with bullets or numbers, under headings; or a table of Markdown.</summary>
internal static partial class PromptLines
{
    private const int MostWordsOfAHeading = 6;

    /// <summary>The rows of a table of Markdown, without the line under its head.</summary>
    public static IReadOnlyList<TableRow> Table(string content) =>
    [
        .. Lines(content)
            .Where(line => line.Text.StartsWith('|') && line.Text.AsSpan().IndexOfAnyExcept("|-: \t") >= 0)
            .Select(line => new TableRow(line.Number, [.. line.Text.Trim('|').Replace("\\|", "\u0001", StringComparison.Ordinal).Split('|').Select(cell => cell.Replace('\u0001', '|').Trim())])),
    ];

    public static PromptFileReading Read(string name, string content, List<BankMistake> mistakes, List<string> remarks)
    {
        var drafts = new List<RawPrompt>();
        var heading = "";
        foreach (var (number, text) in Lines(content))
        {
            var location = new SourceLocation(name, number);
            if (Heading(text) is { } found)
            {
                heading = found;
                continue;
            }

            var question = Bullet().Replace(text, "").Trim();
            if (PromptTable.IsSentence(question))
                drafts.Add(new PromptDraft { Principle = heading, Text = question }.ToRaw(_ => location) with { Id = null });
            else
                mistakes.Add(new(location, BankMistakeKind.WrongShape, $"{PromptTable.Quoted(text)} is too short for a question; write a whole sentence, or a heading with a colon after it"));
        }

        return new(drafts, mistakes) { IsPlain = true, Remarks = remarks };
    }

    private static string? Heading(string text)
    {
        if (text.StartsWith('#'))
            return text.TrimStart('#').Trim().TrimEnd(':');
        var bare = text.Trim('*', '_');
        return bare is [.., ':'] && bare.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= MostWordsOfAHeading ? bare.TrimEnd(':') : null;
    }

    private static IEnumerable<(int Number, string Text)> Lines(string content) => content
        .ReplaceLineEndings("\n")
        .Split('\n')
        .Select((line, index) => (index + 1, line.Trim()))
        .Where(line => line.Item2.Length > 0);

    [GeneratedRegex(@"^([-*+•·–—]\s+|\d{1,3}[.)]\s*|\[[ xX]?\]\s*)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Bullet();
}
