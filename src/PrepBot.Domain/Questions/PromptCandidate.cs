using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Questions;

/// <summary>A prompt that could be asked, with everything picking looks at and nothing else. One row of the picking query.</summary>
public sealed record PromptCandidate
{
    /// <summary>The prompt.</summary>
    public required PromptId Id { get; init; }

    /// <summary>The levels it fits.</summary>
    public required IReadOnlyList<Level> Levels { get; init; }

    /// <summary>The trades it fits.</summary>
    public required IReadOnlyList<Track> Tracks { get; init; }

    /// <summary>The kinds of situation it asks for.</summary>
    public IReadOnlyList<ThemeId> Themes { get; init; } = [];

    /// <summary>Asked plainly in most loops.</summary>
    public bool IsCore { get; init; }

    /// <summary>How often it was asked in this community.</summary>
    public int Asked { get; init; }

    /// <summary>How the candidate has met it before, if they have.</summary>
    public HeardAs? Heard { get; init; }

    /// <summary>When they last met it; null exactly when <see cref="Heard"/> is.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>How many of the interviewer's own rounds as candidate ago they were asked it, 1 for their latest; null for never.</summary>
    public int? InterviewerRoundsAgo { get; init; }
}

/// <summary>How a member has met a prompt. The numbers are stored; having been asked weighs most, then having heard it answered, then having read it.</summary>
public enum HeardAs
{
    /// <summary>Asked in a round.</summary>
    Candidate = 1,

    /// <summary>Read alone, for practice.</summary>
    Alone = 2,

    /// <summary>Heard somebody else answer it: as the interviewer of a round, or in ear training.</summary>
    Interviewer = 3,
}

/// <summary>For whom a prompt is picked.</summary>
public sealed record PickContext
{
    /// <summary>The level the candidate prepares for; null fits any prompt but those for the junior level alone.</summary>
    public Level? Level { get; init; }

    /// <summary>The trade the candidate prepares for.</summary>
    public Track Track { get; init; } = Track.General;

    /// <summary>The theme the candidate asked for, if they did.</summary>
    public ThemeId? Theme { get; init; }

    /// <summary>How many of the candidate's latest prompts, of whatever principle, are looked at.</summary>
    public int Heard { get; init; }

    /// <summary>How many of those were made for the candidate's trade.</summary>
    public int HeardOfTrack { get; init; }

    /// <summary>Prompts this round holds already, as prompt or spare. They are not picked at all.</summary>
    public IReadOnlySet<PromptId> InRound { get; init; } = new HashSet<PromptId>();
}

/// <summary>The prompt that was picked.</summary>
/// <param name="Seed">What the draw was made with; to be logged, so that the same rows give the same prompt again.</param>
/// <param name="Among">How many were equally good.</param>
/// <param name="Repeat">The candidate has been asked it before, since nothing new was left.</param>
public sealed record PromptPick(PromptId Id, int Seed, int Among, bool Repeat);
