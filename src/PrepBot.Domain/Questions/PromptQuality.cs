using PrepBot.Domain.Principles;

namespace PrepBot.Domain.Questions;

/// <summary>What use tells about a prompt in one community. Says nothing about a single member: verdicts show from <see cref="MinCandidates"/> candidates on.</summary>
public sealed record PromptQuality
{
    /// <summary>So many askers are looked at, each with their latest time.</summary>
    public const int LastAskers = 10;

    /// <summary>So many of them putting it away as unclear offer it for review.</summary>
    public const int UnclearFrom = 3;

    /// <summary>Verdicts of fewer candidates are not shown.</summary>
    public const int MinCandidates = 3;

    /// <summary>The prompt.</summary>
    public required PromptId Id { get; init; }

    /// <summary>Its principle.</summary>
    public required PrincipleId Principle { get; init; }

    /// <summary>What is asked.</summary>
    public required string Text { get; init; }

    /// <summary>Not asked any more here: retired, or put aside.</summary>
    public bool IsOut { get; init; }

    /// <summary>How often it was asked.</summary>
    public int Asked { get; init; }

    /// <summary>How often it was put away because the candidate knew it.</summary>
    public int ReplacedHeard { get; init; }

    /// <summary>How often it was put away as unclear.</summary>
    public int ReplacedUnclear { get; init; }

    /// <summary>How often it was put away as not fitting.</summary>
    public int ReplacedUnfitting { get; init; }

    /// <summary>How many answers were timed.</summary>
    public int Answers { get; init; }

    /// <summary>The middle one of their lengths; null without any.</summary>
    public TimeSpan? MiddleAnswer { get; init; }

    /// <summary>Of how many candidates there are verdicts. Verdicts come in at the reveal only.</summary>
    public int Candidates { get; init; }

    /// <summary>The verdicts, for those who may see them through <see cref="Spread"/>.</summary>
    public VerdictSpread Verdicts { get; init; } = new(0, 0, 0, 0);

    /// <summary>How many of its last <see cref="LastAskers"/> askers put it away as unclear.</summary>
    public int UnclearToAskers { get; init; }

    /// <summary>How many askers that is out of.</summary>
    public int Askers { get; init; }

    /// <summary>How often it was put away at all.</summary>
    public int Replaced => ReplacedHeard + ReplacedUnclear + ReplacedUnfitting;

    /// <summary>How the verdicts spread, or null while they would tell about single members.</summary>
    public VerdictSpread? Spread => Candidates >= MinCandidates ? Verdicts : null;

    /// <summary>Whether organisers should look at it.</summary>
    public bool NeedsReview => !IsOut && UnclearToAskers >= UnclearFrom;
}

/// <summary>How often each verdict was given.</summary>
public sealed record VerdictSpread(int Strong, int Solid, int MildConcern, int Concern);
