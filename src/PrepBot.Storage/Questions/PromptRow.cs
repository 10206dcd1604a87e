using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;

namespace PrepBot.Storage.Questions;

/// <summary>A prompt as its row has it.</summary>
internal sealed record PromptRow
{
    public string PromptKey { get; init; } = "";

    public string PrincipleId { get; init; } = "";

    public string[] Secondary { get; init; } = [];

    public string Text { get; init; } = "";

    public string After { get; init; } = "";

    public string[] Probes { get; init; } = [];

    public string[] Levels { get; init; } = [];

    public string[] Tracks { get; init; } = [];

    public string[] Themes { get; init; } = [];

    public bool Core { get; init; }

    public string[] Without { get; init; } = [];

    public string? Short { get; init; }

    public bool IsRetired { get; init; }

    public Prompt ToPrompt() => new()
    {
        Id = new(PromptKey),
        Principle = new(PrincipleId),
        Secondary = Array.ConvertAll(Secondary, key => new PrincipleId(key)),
        Text = Text,
        After = After,
        Probes = Probes,
        Levels = Array.ConvertAll(Levels, word => BankWords.Levels[word]),
        Tracks = Array.ConvertAll(Tracks, word => BankWords.Tracks[word]),
        Themes = Array.ConvertAll(Themes, key => new ThemeId(key)),
        IsCore = Core,
        Without = Without,
        Short = Short,
    };
}
