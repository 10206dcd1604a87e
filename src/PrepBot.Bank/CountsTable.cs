using System.Globalization;
using System.Text;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Members;
using PrepBot.Domain.Questions;

namespace PrepBot.Bank;

/// <summary>The counts of a bank as a table for the terminal or for the docs.</summary>
public static class CountsTable
{
    private static readonly Track[] Tracks = Enum.GetValues<Track>();
    private static readonly Level[] Levels = Enum.GetValues<Level>();

    /// <summary>Columns aligned by blanks.</summary>
    public static string Plain(BankCounts counts)
    {
        var rows = Rows(counts);
        var first = rows.Max(row => row[0].Length);
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(row[0].PadRight(first));
            for (var column = 1; column < row.Length; column++)
                text.Append("  ").Append(row[column].PadLeft(rows[0][column].Length));
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The page docs/question-counts.md.</summary>
    public static string Markdown(QuestionBank bank, AnswerBook answers, IReadOnlyList<BeatProbing> probing)
    {
        var counts = BankCounts.Count(bank);
        var rows = Rows(counts);
        var text = new StringBuilder();
        text.Append("# How many prompts there are\n\n");
        text.Append($"{bank.ValueSet.Name}: {counts.All.Prompts} prompts. Written by `prepbot questions validate --markdown docs/question-counts.md`; ");
        text.Append("a test fails when it is out of date.\n\n");
        text.Append("A prompt for several levels counts under each. General prompts fit every track. The reading grade (years of school, 10 at most) is that of its prompts.\n\n");
        text.Append($"| {string.Join(" | ", rows[0])} |\n|---|{string.Concat(rows[0].Skip(1).Select(_ => "---:|"))}\n");
        foreach (var row in rows.Skip(1))
            text.Append($"| {string.Join(" | ", row)} |\n");

        text.Append("\n## By theme\n\n| Theme | Prompts |\n|---|---:|\n");
        foreach (var theme in counts.Themes)
            text.Append($"| {theme.Theme.Name} | {theme.Prompts} |\n");
        if (probing.Count > 0)
            text.Append(Markdown(probing));
        if (answers.All.Count > 0)
            text.Append(AnswersTable.Markdown(bank, answers));
        return text.ToString();
    }

    private static string Markdown(IReadOnlyList<BeatProbing> probing)
    {
        var text = new StringBuilder();
        text.Append("\n## Beats without a probe\n\n");
        text.Append("Beats the prompts keep, and how many of them none of a prompt's own probes asks for, as far as words tell. A list to read and no fault: a probe may ask in other words, ");
        text.Append("and five questions for any story stand beside them. `prepbot questions validate --beats` names each with its line.\n\n");
        text.Append("| Principle | beats kept | without a probe |\n|---|---:|---:|\n");
        foreach (var row in probing)
            text.Append($"| {row.Principle} | {row.Kept} | {row.Unasked.Count} |\n");
        return text.Append($"| All | {probing.Sum(row => row.Kept)} | {probing.Sum(row => row.Unasked.Count)} |\n").ToString();
    }

    private static List<string[]> Rows(BankCounts counts) =>
    [
        ["Principle", "prompts", "core", "grade", .. Tracks.Select(BankWords.Name), .. Levels.Select(BankWords.Name)],
        .. counts.Principles.Append(counts.All).Select(row => (string[])
        [
            row.Name, $"{row.Prompts}", $"{row.Core}", row.Grade.ToString("0.0", CultureInfo.InvariantCulture), .. Tracks.Select(t => $"{row.ByTrack[t]}"), .. Levels.Select(l => $"{row.ByLevel[l]}"),
        ]),
    ];
}
