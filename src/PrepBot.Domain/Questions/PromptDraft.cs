namespace PrepBot.Domain.Questions;

/// <summary>A prompt as somebody wrote it, before any rule has looked at it: typed into a form, or read from a file.</summary>
public sealed record PromptDraft
{
    /// <summary>Stable key of the prompt it replaces; empty for a new one.</summary>
    public string Id { get; init; } = "";

    /// <summary>Key of the principle.</summary>
    public string Principle { get; init; } = "";

    /// <summary>What the candidate is asked.</summary>
    public string Text { get; init; } = "";

    /// <summary>What it is really after.</summary>
    public string After { get; init; } = "";

    /// <summary>Follow-ups.</summary>
    public IReadOnlyList<string> Probes { get; init; } = [];

    /// <summary>Words for the levels.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Words for the trades.</summary>
    public IReadOnlyList<string> Tracks { get; init; } = [];

    /// <summary>Keys of secondary principles.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>Keys of themes.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>The draft a prompt would be written from.</summary>
    public static PromptDraft From(Prompt prompt)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return new()
        {
            Id = prompt.Id.Key,
            Principle = prompt.Principle.Key,
            Text = prompt.Text,
            After = prompt.After,
            Probes = prompt.Probes,
            Levels = [.. prompt.Levels.Select(BankWords.Name)],
            Tracks = [.. prompt.Tracks.Select(BankWords.Name)],
            Also = [.. prompt.Secondary.Select(p => p.Key)],
            Themes = [.. prompt.Themes.Select(t => t.Key)],
        };
    }

    /// <summary>For the rules.</summary>
    /// <param name="at">Where each part is written, by its key: "text", "probes".</param>
    public RawPrompt ToRaw(Func<string, SourceLocation> at)
    {
        ArgumentNullException.ThrowIfNull(at);
        return new()
        {
            Location = at(""),
            Id = One("id", Id),
            Principle = One("principle", Principle),
            Text = One("text", Text),
            After = One("after", After),
            Probes = Many("probes", Probes),
            Levels = Many("levels", Levels),
            Tracks = Many("tracks", Tracks),
            Also = Many("also", Also),
            Themes = Many("themes", Themes),
        };

        Written One(string key, string value) => new(value, at(key));

        WrittenList Many(string key, IReadOnlyList<string> values) => new([.. values.Select(value => new Written(value, at(key)))], at(key));
    }
}
