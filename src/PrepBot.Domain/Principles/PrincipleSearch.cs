namespace PrepBot.Domain.Principles;

/// <summary>What came of looking for a principle in what somebody typed. A closed set.</summary>
public abstract record PrincipleSearch
{
    /// <summary>One principle is meant.</summary>
    public sealed record Found(PrincipleId Principle) : PrincipleSearch;

    /// <summary>Several may be meant.</summary>
    /// <param name="Candidates">At least two, in the published order.</param>
    public sealed record Ambiguous(IReadOnlyList<PrincipleId> Candidates) : PrincipleSearch;

    /// <summary>None is meant.</summary>
    /// <param name="Nearest">The most similar ones, up to three, the nearest first; may be empty.</param>
    public sealed record NotFound(IReadOnlyList<PrincipleId> Nearest) : PrincipleSearch;
}

/// <summary>A principle found at the beginning of some words.</summary>
/// <param name="Words">How many words name it, at least 1.</param>
/// <param name="Search"><see cref="PrincipleSearch.Found"/> or <see cref="PrincipleSearch.Ambiguous"/>.</param>
/// <param name="Exact">Whether it was named as written, not by an abbreviation, a related word or with slips.</param>
public sealed record PrincipleMatch(int Words, PrincipleSearch Search, bool Exact);
