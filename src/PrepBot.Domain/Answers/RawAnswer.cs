using PrepBot.Domain.Questions;

namespace PrepBot.Domain.Answers;

/// <summary>A worked answer as somebody wrote it down, before any rule has looked at it. What is null was not written.</summary>
public sealed record RawAnswer
{
    public required SourceLocation Location { get; init; }

    /// <summary>The principle of its file.</summary>
    public required string Principle { get; init; }

    public Written? Id { get; init; }

    public Written? Verdict { get; init; }

    public Written? Prompt { get; init; }

    public Written? Level { get; init; }

    public Written? Track { get; init; }

    public Written? Kind { get; init; }

    public Written? SameStory { get; init; }

    public Written? SameStoryHow { get; init; }

    public Written? Said { get; init; }

    public Written? Why { get; init; }

    public IReadOnlyList<RawBeatHeard> Beats { get; init; } = [];

    public IReadOnlyList<RawSentences> Green { get; init; } = [];

    public IReadOnlyList<RawSentences> Red { get; init; } = [];

    public IReadOnlyList<RawSentences> Parts { get; init; } = [];

    public Written? I { get; init; }

    public Written? We { get; init; }

    public Written? PronounsWhy { get; init; }

    public Written? Lands { get; init; }

    public Written? Lift { get; init; }

    public Written? AskNext { get; init; }

    public WrittenList? Rated { get; init; }
}

/// <summary>Where a beat is heard, as somebody wrote it down.</summary>
public sealed record RawBeatHeard(SourceLocation Location, string Beat, WrittenList? Heard, Written? Thin, Written? Why);

/// <summary>A key with numbers of sentences: a flag, a part.</summary>
public sealed record RawSentences(string Key, WrittenList Numbers);
