using PrepBot.Domain.Principles;
using PrepBot.Values.Text;

namespace PrepBot.Domain.Questions;

/// <summary>
/// Questions without what else belongs to a prompt, as drafts somebody completes: what was written stays, "after" is offered from the principle, and
/// the follow-ups are those that fit any story. A category that names no principle leaves it open.
/// </summary>
public static class PlainList
{
    /// <summary>The longest question that fits the form in which it is completed.</summary>
    public const int LongestText = 500;

    /// <summary>The longest words on what a prompt is after.</summary>
    public const int LongestAfter = 300;
    private const int LongestProbes = 1_200;

    /// <summary>Makes a draft of each question.</summary>
    /// <returns>The drafts, empty when there is any mistake; and the mistakes by line.</returns>
    public static (IReadOnlyList<PromptDraft> Drafts, IReadOnlyList<BankMistake> Mistakes) Complete(IReadOnlyList<RawPrompt> rows, QuestionBank bank)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(bank);
        var (spelt, unknown) = new PromptSpelling(bank).Spell([.. rows.Select(row => row with { Principle = null })]);
        var mistakes = new MistakeList();
        mistakes.All.AddRange(unknown);
        foreach (var row in rows)
        {
            _ = mistakes.Within(row.Text, row.Location, "text", LongestText);
            if (row.After is { Value.Length: > 0 })
                _ = mistakes.Within(row.After, row.Location, "after", LongestAfter);
            if (Words(row.Probes).Sum(probe => probe.Length + 1) > LongestProbes)
                mistakes.Add(row.Location, BankMistakeKind.WrongLength, $"the follow-ups have more than {LongestProbes} characters; shorten them");
        }

        if (mistakes.All.Count > 0)
            return ([], mistakes.All);

        var finder = bank.CreateFinder();
        return ([.. rows.Zip(spelt, (row, words) => Draft(words, row.Principle?.Value ?? "", bank, finder))], []);
    }

    /// <summary>What makes two questions the same: their words, whatever the blanks between and the capitals.</summary>
    public static string Sameness(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    private static PromptDraft Draft(RawPrompt row, string category, QuestionBank bank, PrincipleFinder finder)
    {
        var theme = ThemeOf(category, bank);
        var principle = finder.Find(category) is PrincipleSearch.Found found ? found.Principle : theme?.Principles[0];
        var probes = Words(row.Probes);
        var themes = Words(row.Themes);
        return new()
        {
            Principle = principle?.Key ?? "",
            Text = row.Text!.Value!,
            After = row.After is { Value: { Length: > 0 } after } ? after : AfterOf(principle, bank),
            Probes = probes.Count > 0 ? probes : [.. bank.Principles.AnyStory.FollowUps.Select(followUp => followUp.Text)],
            Levels = Words(row.Levels) is { Count: > 0 } levels ? levels : [.. BankWords.Levels.Keys],
            Tracks = Words(row.Tracks) is { Count: > 0 } tracks ? tracks : [BankWords.Name(Members.Track.General)],
            Also = Words(row.Also),
            Themes = themes.Count > 0 || theme is null ? themes : [theme.Theme.Id.Key],
        };
    }

    private static ThemePrinciples? ThemeOf(string category, QuestionBank bank)
    {
        var folded = FreeText.Fold(category);
        return folded.Length == 0
            ? null
            : bank.Cards.Themes.FirstOrDefault(theme => theme.AlsoCalled.Append(theme.Theme.Name).Append(theme.Theme.Id.Key).Any(name => FreeText.Fold(name) == folded));
    }

    /// <summary>What is listened for with this principle, as far as it fits.</summary>
    private static string AfterOf(PrincipleId? principle, QuestionBank bank)
    {
        var after = "";
        foreach (var beat in principle is { } id ? bank.Principles[id].Beats : [])
        {
            var longer = after.Length == 0 ? beat.Label : $"{after}; {char.ToLowerInvariant(beat.Label[0])}{beat.Label[1..]}";
            if (longer.Length < LongestAfter)
                after = longer;
        }

        return after.Length == 0 ? "" : $"{after}.";
    }

    private static IReadOnlyList<string> Words(WrittenList? list) => [.. (list?.Items ?? []).Select(item => item.Value ?? "")];
}
