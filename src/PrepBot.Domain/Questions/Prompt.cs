using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Questions;

/// <summary>One question of the bank, with what the interviewer needs to ask on.</summary>
public sealed record Prompt
{
    /// <summary>Stable key.</summary>
    public required PromptId Id { get; init; }

    /// <summary>The principle it is asked for.</summary>
    public required PrincipleId Principle { get; init; }

    /// <summary>Principles it touches as well, 0-2, without <see cref="Principle"/>.</summary>
    public IReadOnlyList<PrincipleId> Secondary { get; init; } = [];

    /// <summary>What the candidate is asked: one question about something they did, 10-45 words.</summary>
    public required string Text { get; init; }

    /// <summary>What it is really after, for the interviewer only.</summary>
    public required string After { get; init; }

    /// <summary>Follow-ups made for this prompt, 4-6.</summary>
    public required IReadOnlyList<string> Probes { get; init; }

    /// <summary>The levels it fits, 1-3.</summary>
    public required IReadOnlyList<Level> Levels { get; init; }

    /// <summary>The trades it fits; <see cref="Track.General"/> alone means all of them.</summary>
    public required IReadOnlyList<Track> Tracks { get; init; }

    /// <summary>The themes it belongs to, 0-2.</summary>
    public IReadOnlyList<ThemeId> Themes { get; init; } = [];

    /// <summary>Asked plainly in most loops: a candidate hears these of a principle first.</summary>
    public bool IsCore { get; init; }

    /// <summary>Beats of the principle that an answer to this prompt cannot show; at least two others remain.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>The prompt in a line of at most 70 characters, for menus; null where nobody wrote one.</summary>
    public string? Short { get; init; }
}
