using PrepBot.Domain.Questions;

namespace PrepBot.Bank;

/// <inheritdoc/>
public sealed class PromptFiles : IPromptFiles
{
    private const int MostWordsOfAName = 3;

    public string Write(PromptFileForm form, IReadOnlyList<Prompt> prompts)
    {
        var drafts = prompts.Select(PromptDraft.From).ToList();
        return form switch
        {
            PromptFileForm.Yaml => PromptYaml.Write(drafts),
            PromptFileForm.Csv => PromptCsv.Write(drafts),
            _ => throw new ArgumentOutOfRangeException(nameof(form)),
        };
    }

    public PromptFileReading Read(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(content);
        if (!Ends(name, ".xlsx", ".xlsm") || !FileKind.IsZip(content))
            return Read(name, FileText.Read(content));

        var (mistakes, remarks) = (new List<BankMistake>(), new List<string>());
        var rows = FileKind.IsWorkbook(content) ? PromptWorkbook.Rows(name, content, mistakes) : null;
        return rows is null && mistakes.Count == 0
            ? Refused(name, 1, FileKind.Name(content)!)
            : Sorted(rows is null ? new([], mistakes) : new PromptTable(name, mistakes, remarks).Read(rows));
    }

    public PromptFileReading Read(string name, string content) => Read(name, FileText.Checked(content, null));

    private static PromptFileReading Read(string name, FileText file)
    {
        if (file.Content is not { } text)
            return Refused(name, file.Line, file.Refusal!);

        var mistakes = new List<BankMistake>();
        var remarks = new List<string>();
        if (file.Remark is { } remark)
            remarks.Add(remark);
        return Sorted(FormOf(name, text) switch
        {
            Form.Yaml => PromptYaml.Read(name, text, mistakes, remarks),
            Form.Markdown => new PromptTable(name, mistakes, remarks).Read(PromptLines.Table(text)),
            Form.Lines => PromptLines.Read(name, text, mistakes, remarks),
            _ when PromptCsv.Rows(name, text, mistakes) is { } rows => AsTable(name, text, rows, mistakes, remarks),
            _ => new([], mistakes),
        });
    }

    /// <summary>Rows of different widths under no names are sentences with commas in them.</summary>
    private static PromptFileReading AsTable(string name, string text, IReadOnlyList<TableRow> rows, List<BankMistake> mistakes, List<string> remarks)
    {
        var full = rows.Where(row => !row.IsBlank).ToList();
        var isRagged = PromptCsv.Named(text) == 0 && full.Select(row => row.Cells.Length).Distinct().Count() > 1 && full.TrueForAll(row => PromptTable.IsSentence(row.Cells[0]));
        return isRagged ? PromptLines.Read(name, text, mistakes, remarks) : new PromptTable(name, mistakes, remarks).Read(rows);
    }

    /// <summary>The name decides; its content only where the name does not.</summary>
    private static Form FormOf(string name, string text)
    {
        if (Ends(name, ".yaml", ".yml"))
            return Form.Yaml;
        if (Ends(name, ".csv", ".tsv", ".tab"))
            return Form.Table;

        string[] lines = [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim(' ', '\r')).Where(line => line.Length > 0)];
        var first = Array.Find(lines, line => !line.StartsWith('#')) ?? lines[0];
        if (first is ['{' or '[', ..] || IsKey(first))
            return Form.Yaml;
        if (first.StartsWith('|') && !lines[0].StartsWith('#'))
            return Form.Markdown;
        if (PromptCsv.Named(text) >= 2 || (PromptCsv.Named(text) == 1 && PromptTable.IsSentence(first) is false) || Array.TrueForAll(lines, line => line.Contains('\t', StringComparison.Ordinal)))
            return Form.Table;
        return IsHead(first) ? Form.Table : Form.Lines;
    }

    /// <summary>A key of the blocks, as the export writes them.</summary>
    private static bool IsKey(string line)
    {
        var key = line.TrimStart('-', ' ');
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && key[..colon] is "prompts" or "id" or "principle" or "text" or "also" or "levels" or "tracks" or "themes" or "after" or "probes";
    }

    /// <summary>Short names with separators between: a table of something, perhaps not of prompts.</summary>
    private static bool IsHead(string line) => line.IndexOfAny([',', ';', '\t']) >= 0
        && !line.StartsWith('-') && !line.StartsWith('#')
        && line.Split(',', ';', '\t').All(cell => cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= MostWordsOfAName);

    private static bool Ends(string name, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static PromptFileReading Refused(string name, int line, string sentence) => new([], [new(new(name, line), BankMistakeKind.Unreadable, sentence)]);

    private static PromptFileReading Sorted(PromptFileReading reading) => reading with { Mistakes = [.. reading.Mistakes.OrderBy(mistake => mistake.Location.Line)] };

    private enum Form
    {
        Table,
        Yaml,
        Markdown,
        Lines,
    }
}
