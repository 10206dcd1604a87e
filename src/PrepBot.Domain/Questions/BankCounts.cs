using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Questions;

/// <summary>How many prompts a bank has of which kind. A report, not a rule: a small bank is a bank.</summary>
/// <param name="Principles">One row per principle, in published order.</param>
/// <param name="All">The same over the whole bank.</param>
/// <param name="Themes">Prompts per theme, every theme once.</param>
public sealed record BankCounts(IReadOnlyList<PromptCount> Principles, PromptCount All, IReadOnlyList<ThemeCount> Themes)
{
    /// <summary>Counts a bank.</summary>
    public static BankCounts Count(QuestionBank bank)
    {
        ArgumentNullException.ThrowIfNull(bank);
        return new(
            [.. bank.Principles.InPublishedOrder.Select(p => PromptCount.Count(p.Name, [.. bank.For(p.Id)]))],
            PromptCount.Count("All", bank.Prompts),
            [.. Theme.All.Select(t => new ThemeCount(t, bank.Prompts.Count(p => p.Themes.Contains(t.Id))))]);
    }
}

/// <summary>How many prompts there are under one heading. A prompt for two levels counts under both.</summary>
/// <param name="Prompts">All of them.</param>
/// <param name="Core">Those asked plainly in most loops.</param>
/// <param name="Grade">The reading grade of the prompts: years of school.</param>
/// <param name="ByTrack">Made for each track.</param>
/// <param name="ByLevel">Fitting each level.</param>
public sealed record PromptCount(
    string Name, int Prompts, int Core, double Grade, IReadOnlyDictionary<Track, int> ByTrack, IReadOnlyDictionary<Level, int> ByLevel)
{
    internal static PromptCount Count(string name, IReadOnlyList<Prompt> prompts) => new(
        name,
        prompts.Count,
        prompts.Count(prompt => prompt.IsCore),
        ReadingGrade.Compute(prompts.Select(prompt => prompt.Text)),
        Enum.GetValues<Track>().ToDictionary(track => track, track => prompts.Count(p => p.Tracks.Contains(track))),
        Enum.GetValues<Level>().ToDictionary(level => level, level => prompts.Count(p => p.Levels.Contains(level))));
}

/// <summary>How many prompts belong to a theme.</summary>
public sealed record ThemeCount(Theme Theme, int Prompts);
