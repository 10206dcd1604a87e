using System.Globalization;
using CsvHelper;
using PrepBot.Domain.Questions;
using PrepBot.Values.Text;

namespace PrepBot.Bank;

/// <summary>A community's own prompts as a table for spreadsheets: a row each, a column for each probe, commas between the words of a list.</summary>
internal static class PromptCsv
{
    private const int LargestRow = 50_000;

    private static readonly char[] Separators = [',', ';', '\t'];

    public static string Write(IReadOnlyList<PromptDraft> prompts)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);

        // Formulas are guarded by ourselves: the library's guard cannot be undone when the file comes back.
        using (var csv = CsvWriter.Create(text, CsvWriterOptions.Default, leaveOpen: true))
        {
            csv.WriteRecord([.. PromptColumns.All]);
            foreach (var prompt in prompts)
                csv.WriteRecord([.. Row(prompt).Select(SpreadsheetCell.Guarded)]);
        }

        return text.ToString();
    }

    /// <summary>The rows of a table; null when it is none, which has been noted then.</summary>
    public static IReadOnlyList<TableRow>? Rows(string name, string content, List<BankMistake> mistakes)
    {
        var (text, separator, skipped) = SeparatorOf(content);
        var rows = new List<TableRow>();
        try
        {
            using var csv = CsvReader.FromText(text, Options(separator));
            while (csv.Read())
                rows.Add(new((int)csv.LineNumber + skipped, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]));
            return rows;
        }
        catch (CsvFormatException e)
        {
            mistakes.Add(new(
                new(name, (int)Math.Max(1, e.LineNumber) + skipped),
                BankMistakeKind.Unreadable,
                "is not a row of a table: a quote stands where none belongs, or is never closed. Write a quote inside a text twice"));
            return null;
        }
    }

    /// <summary>How many columns the first line names, by the separator that makes the most of it.</summary>
    public static int Named(string content) => Separators.Max(sign => Named(FirstLine(content), sign));

    /// <summary>The cells of a line, for a look at it.</summary>
    public static string[] Cells(string line, char separator) => [.. line.Split(separator).Select(cell => cell.Trim().Trim('"'))];

    /// <summary>Spreadsheets of some countries write semicolons. A first line "sep=;" says so; else the names of the columns tell.</summary>
    private static (string Content, char Separator, int Skipped) SeparatorOf(string content)
    {
        var first = FirstLine(content);
        if (first.Trim() is ['s', 'e', 'p', '=', var said])
            return (content[(content.IndexOf(first, StringComparison.Ordinal) + first.Length)..].TrimStart('\r', '\n'), said, 1);

        // Sentences have commas and semicolons, but no tabs.
        return (content, Separators.MaxBy(sign => (Named(first, sign), sign == '\t' && first.Contains('\t', StringComparison.Ordinal), first.Count(c => c == sign))), 0);
    }

    private static int Named(string line, char separator) => Cells(line, separator).Count(cell => PromptColumns.Find(cell) is not null);

    private static string FirstLine(string content)
    {
        var text = content.AsSpan().TrimStart("\r\n");
        var end = text.IndexOfAny('\r', '\n');
        return (end < 0 ? text : text[..end]).ToString();
    }

    private static CsvReaderOptions Options(char separator) => CsvReaderOptions.Default with
    {
        Separator = separator,
        HasHeader = false,
        TrackLineNumbers = true,
        MaxRecordSize = LargestRow,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private static IEnumerable<string> Row(PromptDraft prompt) =>
    [
        prompt.Id, prompt.Principle, prompt.Text,
        string.Join(", ", prompt.Also), string.Join(", ", prompt.Levels), string.Join(", ", prompt.Tracks), string.Join(", ", prompt.Themes),
        prompt.After, .. PromptColumns.Probes.Select((_, index) => index < prompt.Probes.Count ? prompt.Probes[index] : ""),
    ];
}
