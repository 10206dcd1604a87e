using PrepBot.Domain.Questions;

namespace PrepBot.Persistence.Questions;

/// <summary>A row of the picking query.</summary>
internal sealed record CandidateRow
{
    public string PromptKey { get; init; } = "";

    public string[] Levels { get; init; } = [];

    public string[] Tracks { get; init; } = [];

    public string[] Themes { get; init; } = [];

    public bool IsCore { get; init; }

    public int Heard { get; init; }

    public int HeardOfTrack { get; init; }

    public int? Asked { get; init; }

    public short? HeardAs { get; init; }

    public DateTime? HeardAt { get; init; }

    public long? InterviewerRoundsAgo { get; init; }

    public PromptCandidate ToCandidate() => new()
    {
        Id = new(PromptKey),
        Levels = Array.ConvertAll(Levels, word => BankWords.Levels[word]),
        Tracks = Array.ConvertAll(Tracks, word => BankWords.Tracks[word]),
        Themes = Array.ConvertAll(Themes, key => new ThemeId(key)),
        IsCore = IsCore,
        Asked = Asked ?? 0,
        Heard = (HeardAs?)HeardAs,
        HeardAt = HeardAt is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null,
        InterviewerRoundsAgo = (int?)InterviewerRoundsAgo,
    };
}
