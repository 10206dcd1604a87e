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

    /// <summary>Its name where there is room for 10 characters; null where the set gives none.</summary>
    public string? ShortName { get; init; }

    /// <summary>The first part of a name that has several: "Have Backbone" of "Have Backbone; Disagree and Commit".</summary>
    public string NameInALine => Name.Split(';')[0];

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
    public required IReadOnlyList<Flag> GreenFlags { get; init; }

    /// <summary>Warning signs.</summary>
    public required IReadOnlyList<Flag> RedFlags { get; init; }

    /// <summary>Common mistakes of candidates.</summary>
    public required IReadOnlyList<string> Mistakes { get; init; }

    /// <summary>How often it is the primary probe, by level.</summary>
    public required ProbeFrequencies Probed { get; init; }

    /// <summary>Principles it is confused with, and how to tell them apart.</summary>
    public required IReadOnlyList<Neighbour> Neighbours { get; init; }

    /// <summary>What an answer of each level sounds like; null where the set does not say.</summary>
    public LevelLens? Levels { get; init; }

    /// <summary>What it looks like in a trade, one sentence each; empty where the set does not say. The general track has none.</summary>
    public IReadOnlyDictionary<Members.Track, string> Tracks { get; init; } = new Dictionary<Members.Track, string>();
}

/// <summary>What each verdict sounds like for one principle, one or two sentences each.</summary>
public sealed record Rubric(string Strong, string Solid, string MildConcern, string Concern);

/// <summary>One thing a full answer must contain.</summary>
/// <param name="Id">Stable key within its principle; debriefs are stored with it.</param>
/// <param name="Label">What to listen for in at most 70 characters, as a form shows it.</param>
/// <param name="Text">The same in a full sentence.</param>
public sealed record Beat(string Id, string Label, string Text);

/// <summary>One sign for or against an answer.</summary>
/// <param name="Id">Stable key within its principle, the same for green and red; debriefs are stored with it.</param>
/// <param name="Label">The one fact it is, in at most 70 characters, as a form shows it.</param>
/// <param name="Text">The same in a full sentence.</param>
public sealed record Flag(string Id, string Label, string Text);

/// <summary>What an answer to a principle sounds like at each level, one sentence each.</summary>
public sealed record LevelLens(string Junior, string Senior, string Staff)
{
    /// <summary>The sentence for a level; null for an unknown one, since a wrong yardstick is worse than none.</summary>
    public string? For(Members.Level? level) => level switch
    {
        Members.Level.Junior => Junior,
        Members.Level.Senior => Senior,
        Members.Level.Staff => Staff,
        _ => null,
    };
}

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
