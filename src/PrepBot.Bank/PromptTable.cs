using PrepBot.Domain.Questions;
using PrepBot.Values.Text;

namespace PrepBot.Bank;

/// <summary>A row of a table, wherever it came from.</summary>
/// <param name="Line">Its line or row, from 1.</param>
internal sealed record TableRow(int Line, string[] Cells)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>Rows and columns as prompts: whole ones, or a plain list of questions with perhaps a category each.</summary>
internal sealed class PromptTable(string name, List<BankMistake> mistakes, List<string> remarks)
{
    private const int LongestQuoted = 40;
    private const int FewestLetters = 6;
    private const char FirstWithoutBlanks = '\u0E00';

    /// <summary>Reads rows, the first of which names the columns, unless there are only one or two.</summary>
    public PromptFileReading Read(IReadOnlyList<TableRow> all)
    {
        var rows = all.Where(row => !row.IsBlank).ToList();
        if (rows.Count == 0)
            return Done([], isPlain: false);

        string?[] columns = [.. rows[0].Cells.Select(PromptColumns.Find)];
        if (columns.Contains("text"))
            return ReadNamed(rows, columns);
        return Nameless(rows) is { } found ? ReadPlain(found.Rows, found.Columns) : NoQuestions(rows[0]);
    }

    /// <summary>A cell in a sentence: nothing that could move a cursor, and not its whole length.</summary>
    public static string Quoted(string cell)
    {
        var clean = string.Concat(cell.Trim().Select(c => char.IsControl(c) ? ' ' : c));
        if (clean.Length <= LongestQuoted)
            return $"\"{clean}\"";
        var cut = char.IsHighSurrogate(clean[LongestQuoted - 1]) ? LongestQuoted - 1 : LongestQuoted;
        return $"\"{clean[..cut]}…\"";
    }

    /// <summary>Whether a text is long enough to be a question; some scripts write no blanks between words.</summary>
    public static bool IsSentence(string text) =>
        text.Count(c => c >= FirstWithoutBlanks && char.IsLetter(c)) >= FewestLetters || text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length >= 3;

    private PromptFileReading ReadNamed(List<TableRow> rows, string?[] columns)
    {
        var head = rows[0];
        var before = mistakes.Count;
        var unknown = head.Cells.Where((cell, index) => columns[index] is null && cell.Trim().Length > 0).ToList();
        var missing = PromptColumns.Needed.Except(columns).ToList();
        foreach (var twice in columns.OfType<string>().GroupBy(column => column).Where(group => group.Count() > 1))
            Mistake(head, BankMistakeKind.Twice, $"has the column {twice.Key} twice");
        foreach (var mistyped in unknown.Where(column => missing.Contains(PromptColumns.Nearest(column) ?? "")))
            Mistake(head, BankMistakeKind.UnknownKey, $"there is no column {Quoted(mistyped)}; the nearest is {PromptColumns.Nearest(mistyped)}");
        if (missing.Count == 0 && unknown.Count > 0)
            Mistake(head, BankMistakeKind.UnknownKey, $"there is no column {string.Join(", ", unknown.Select(Quoted))}; there are {string.Join(", ", PromptColumns.All)}");
        if (mistakes.Count > before)
            return Done([], isPlain: false);
        if (missing.Count == 0)
            return Done([.. rows.Skip(1).Select(row => Prompt(row, columns))], isPlain: false);

        if (unknown.Count > 0)
            remarks.Add($"Left out, since prompts have no such columns: {string.Join(", ", unknown.Select(Quoted))}.");
        return ReadPlain(rows.Skip(1), columns);
    }

    private PromptFileReading ReadPlain(IEnumerable<TableRow> rows, string?[] columns) =>
        Done([.. rows.Select(row => Prompt(row, columns)).Select(prompt => prompt with { Id = null })], isPlain: true);

    /// <summary>A table without names is a list when it has one column, or two of which one holds sentences.</summary>
    private (IReadOnlyList<TableRow> Rows, string?[] Columns)? Nameless(List<TableRow> rows)
    {
        var width = rows.Max(row => row.Cells.Length);
        if (width > 2 || rows.Any(row => row.Cells.Length != width))
            return null;

        var text = width == 1 ? 0 : Enumerable.Range(0, width).MaxBy(index => rows.Sum(row => row.Cells[index].Length));
        string?[] columns = [.. Enumerable.Range(0, width).Select(index => index == text ? "text" : "principle")];
        if (rows.Any(row => !ReferenceEquals(row, rows[0]) && !IsSentence(row.Cells[text])))
            return null;
        if (IsSentence(rows[0].Cells[text]) && !(width == 2 && rows.Count > 1 && rows[0].Cells.All(cell => !cell.Trim().Contains(' ', StringComparison.Ordinal))))
            return (rows, columns);

        remarks.Add($"The first row was taken for names of columns: {string.Join(", ", rows[0].Cells.Select(Quoted))}.");
        return (rows[1..], columns);
    }

    private PromptFileReading NoQuestions(TableRow head)
    {
        var named = string.Join(", ", head.Cells.Where(cell => cell.Trim().Length > 0).Take(8).Select(Quoted));
        Mistake(head, BankMistakeKind.Missing, $"has no column for the question; call it \"text\" (and \"principle\" what it is asked for). The first row here is {named}");
        return Done([], isPlain: false);
    }

    private RawPrompt Prompt(TableRow row, string?[] columns)
    {
        var location = new SourceLocation(name, row.Line);
        if (row.Cells.Length > columns.Length && row.Cells[columns.Length..].Any(value => value.Length > 0))
            Mistake(row, BankMistakeKind.WrongShape, "has more cells than there are columns; put quotes around a text with a comma in it");

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
            Probes = [.. PromptColumns.Probes.Select(Cell).Where(probe => probe.Length > 0)],
        }.ToRaw(_ => location);

        string Cell(string column)
        {
            var at = Array.IndexOf(columns, column);
            return at < 0 || at >= row.Cells.Length ? "" : SpreadsheetCell.Unguarded(row.Cells[at]).Trim();
        }

        string[] Words(string column) => Cell(column).Split([',', ';', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private PromptFileReading Done(IReadOnlyList<RawPrompt> drafts, bool isPlain) => new(drafts, mistakes) { IsPlain = isPlain, Remarks = remarks };

    private void Mistake(TableRow row, BankMistakeKind kind, string sentence) => mistakes.Add(new(new(name, row.Line), kind, sentence));
}
