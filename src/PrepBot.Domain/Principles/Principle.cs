namespace PrepBot.Domain.Principles;

/// <summary>The stable key of a principle, as its file names it: "dive-deep".</summary>
/// <param name="Key">1-40 characters: a-z, digits, hyphens.</param>
public readonly record struct PrincipleId(string Key)
{
    public override string ToString() => Key;
}

/// <summary>One leadership principle with everything the reference card and the kit say of it. All texts are our own wording.</summary>
public sealed record Principle
{
    /// <summary>Stable key.</summary>
    public required PrincipleId Id { get; init; }

    /// <summary>Its published name.</summary>
    public required string Name { get; init; }

    /// <summary>Other names people use for it, as data says; what follows from the name itself need not be listed.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Place in the published order, from 1.</summary>
    public required int PublishedPlace { get; init; }

    /// <summary>Place by how often it is the primary probe for an individual contributor, from 1 (most often).</summary>
    public required int ProbeRank { get; init; }

    /// <summary>What it means, in two or three plain sentences.</summary>
    public required string Meaning { get; init; }

    /// <summary>What each verdict sounds like.</summary>
    public required Rubric Rubric { get; init; }

    /// <summary>What a full answer must contain.</summary>
    public required IReadOnlyList<Beat> Beats { get; init; }

    /// <summary>What interviewers are glad to hear.</summary>
    public required IReadOnlyList<string> GreenFlags { get; init; }

    /// <summary>Warning signs.</summary>
    public required IReadOnlyList<string> RedFlags { get; init; }

    /// <summary>Common mistakes of candidates.</summary>
    public required IReadOnlyList<string> Mistakes { get; init; }

    /// <summary>How often it is the primary probe, by level.</summary>
    public required ProbeFrequencies Probed { get; init; }

    /// <summary>Principles it is confused with, and how to tell them apart.</summary>
    public required IReadOnlyList<Neighbour> Neighbours { get; init; }
}

/// <summary>What each verdict sounds like for one principle, one or two sentences each.</summary>
public sealed record Rubric(string Strong, string Solid, string MildConcern, string Concern);

/// <summary>One thing a full answer must contain.</summary>
/// <param name="Id">Stable key within its principle.</param>
/// <param name="Text">What to listen for.</param>
public sealed record Beat(string Id, string Text);

/// <summary>A principle that is easily confused with another one.</summary>
public sealed record Neighbour(PrincipleId Principle, string Difference);

/// <summary>How often a principle is the primary probe in real loops.</summary>
public enum ProbeFrequency
{
    Seldom = 1,
    Sometimes = 2,
    Often = 3,
    NearlyAlways = 4,
}

/// <summary>How often a principle is the primary probe, by the candidate's level.</summary>
public sealed record ProbeFrequencies(ProbeFrequency Junior, ProbeFrequency Senior, ProbeFrequency Staff)
{
    /// <summary>The frequency for a level; an unknown level is read as <see cref="Members.Level.Senior"/>, the middle.</summary>
    public ProbeFrequency For(Members.Level? level) => level switch
    {
        Members.Level.Junior => Junior,
        Members.Level.Staff => Staff,
        _ => Senior,
    };
}
