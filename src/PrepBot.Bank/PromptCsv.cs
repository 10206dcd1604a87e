using System.Globalization;
using CsvHelper;
using PrepBot.Domain.Questions;
using PrepBot.Values.Text;

namespace PrepBot.Bank;

/// <summary>A community's own prompts as a table for spreadsheets: a row each, a column for each probe, words of a list with blanks between.</summary>
internal static class PromptCsv
{
    private const int LargestRow = 50_000;

    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly string[] Lists = ["also", "levels", "tracks", "themes"];
    private static readonly string[] Probes = [.. Enumerable.Range(1, BankRules.MaxProbes).Select(n => $"probe_{n}")];
    private static readonly string[] Columns = ["id", "principle", "text", .. Lists, "after", .. Probes];
    private static readonly string[] Needed = ["principle", "text", "levels", "tracks", "after", .. Probes[..BankRules.MinProbes]];

    public static string Write(IReadOnlyList<PromptDraft> prompts)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);

        // Formulas are guarded by ourselves: the library's guard cannot be undone when the file comes back.
        using (var csv = CsvWriter.Create(text, CsvWriterOptions.Default, leaveOpen: true))
        {
            csv.WriteRecord(Columns);
            foreach (var prompt in prompts)
                csv.WriteRecord([.. Row(prompt).Select(SpreadsheetCell.Guarded)]);
        }

        return text.ToString();
    }

    public static IReadOnlyList<RawPrompt> Read(string name, string content, List<BankMistake> mistakes)
    {
        var prompts = new List<RawPrompt>();
        try
        {
            using var csv = CsvReader.FromText(content, Options(content));
            string[]? header = null;
            while (csv.Read())
            {
                var location = new SourceLocation(name, (int)csv.LineNumber);
                string[] record = [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
                if (header is null)
                    header = Header(record, location, mistakes);
                else if (record.Any(value => !string.IsNullOrWhiteSpace(value)))
                    prompts.Add(Prompt(header, record, location, mistakes));
                if (header is [])
                    return [];
            }
        }
        catch (CsvFormatException e)
        {
            mistakes.Add(new(
                new(name, (int)Math.Max(1, e.LineNumber)),
                BankMistakeKind.Unreadable,
                "is not a row of a table: a quote stands where none belongs, or is never closed. Write a quote inside a text twice"));
        }

        return prompts;
    }

    /// <summary>Spreadsheets of some countries write semicolons; the header tells, since no column's name has any of the three.</summary>
    private static CsvReaderOptions Options(string content)
    {
        var end = content.IndexOfAny(['\r', '\n']);
        var first = end < 0 ? content : content[..end];
        return CsvReaderOptions.Default with
        {
            Separator = Separators.MaxBy(sign => first.Count(c => c == sign)),
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = LargestRow,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
    }

    /// <returns>The columns; empty when the table cannot be read by them.</returns>
    private static string[] Header(string[] record, SourceLocation location, List<BankMistake> mistakes)
    {
        string[] names = [.. record.Select(name => name.Trim().ToLowerInvariant())];
        var before = mistakes.Count;
        foreach (var unknown in names.Where(name => name.Length > 0 && !Columns.Contains(name)))
            mistakes.Add(new(location, BankMistakeKind.UnknownKey, $"there is no column \"{unknown}\"; there are {string.Join(", ", Columns)}"));
        foreach (var missing in Needed.Except(names))
            mistakes.Add(new(location, BankMistakeKind.Missing, $"has no column {missing}"));
        foreach (var twice in names.Where(name => name.Length > 0).GroupBy(name => name).Where(group => group.Count() > 1))
            mistakes.Add(new(location, BankMistakeKind.Twice, $"has the column {twice.Key} twice"));
        return mistakes.Count == before ? names : [];
    }

    private static RawPrompt Prompt(string[] header, string[] record, SourceLocation location, List<BankMistake> mistakes)
    {
        if (record.Length > header.Length && record[header.Length..].Any(value => value.Length > 0))
            mistakes.Add(new(location, BankMistakeKind.WrongShape, "has more cells than there are columns; put quotes around a text with a comma in it"));

        return new PromptDraft
        {
            Id = Cell("id"),
            Principle = Cell("principle"),
            Text = Cell("text"),
            After = Cell("after"),
            Also = Words("also"),
            Levels = Words("levels"),
            Tracks = Words("tracks"),
            Themes = Words("themes"),
            Probes = [.. Probes.Select(Cell).Where(probe => probe.Length > 0)],
        }.ToRaw(_ => location);

        string Cell(string column)
        {
            var at = Array.IndexOf(header, column);
            return at < 0 || at >= record.Length ? "" : SpreadsheetCell.Unguarded(record[at]).Trim();
        }

        string[] Words(string column) => Cell(column).Split([' ', ',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static IEnumerable<string> Row(PromptDraft prompt) =>
    [
        prompt.Id, prompt.Principle, prompt.Text,
        string.Join(' ', prompt.Also), string.Join(' ', prompt.Levels), string.Join(' ', prompt.Tracks), string.Join(' ', prompt.Themes),
        prompt.After, .. Probes.Select((_, index) => index < prompt.Probes.Count ? prompt.Probes[index] : ""),
    ];
}
