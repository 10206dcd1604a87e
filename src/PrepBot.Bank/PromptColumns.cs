using PrepBot.Domain.Questions;
using PrepBot.Values.Text;

namespace PrepBot.Bank;

/// <summary>The columns of a table of prompts, also under the names that other people give them.</summary>
internal static class PromptColumns
{
    public static readonly IReadOnlyList<string> Lists = ["also", "levels", "tracks", "themes"];
    public static readonly IReadOnlyList<string> Probes = [.. Enumerable.Range(1, BankRules.MaxProbes).Select(n => $"probe_{n}")];
    public static readonly IReadOnlyList<string> All = ["id", "principle", "text", .. Lists, "after", .. Probes];
    public static readonly IReadOnlyList<string> Needed = ["principle", "text", "levels", "tracks", "after", Probes[0]];

    private static readonly Dictionary<string, string> Names = Known();

    /// <summary>The column somebody means, or null.</summary>
    public static string? Find(string name) => Names.GetValueOrDefault(Plain(name));

    /// <summary>The column somebody may have mistyped, or null.</summary>
    public static string? Nearest(string name) => All.FirstOrDefault(known => Typos.Slips(Plain(name), Plain(known)) is not null);

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Dictionary<string, string> Known()
    {
        var names = All.ToDictionary(Plain);
        foreach (var (column, others) in new[]
        {
            ("id", "key, promptid, questionid"),
            ("principle", "principles, category, leadershipprinciple, lp, value, competency, topic"),
            ("text", "prompt, question, questions, prompttext, questiontext, prompts"),
            ("also", "alsotouches, otherprinciples, secondary"),
            ("levels", "level, seniority"),
            ("tracks", "track, trade, trades"),
            ("themes", "theme"),
            ("after", "whatitisafter, whatitisreallyafter, lookingfor, purpose"),
        })
        {
            foreach (var other in others.Split(", "))
                names.Add(other, column);
        }

        for (var number = 1; number <= BankRules.MaxProbes; number++)
        {
            names.Add($"followup{number}", Probes[number - 1]);
            names.Add($"probes{number}", Probes[number - 1]);
        }

        return names;
    }
}
