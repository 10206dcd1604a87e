using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Debriefs;

/// <summary>One dispute.</summary>
public readonly record struct DisputeId(Guid Value) : ITypedId<DisputeId>
{
    /// <inheritdoc/>
    public static DisputeId From(Guid value) => new(value);
}

/// <summary>What became of a dispute. Numbers are stored.</summary>
public enum DisputeState
{
    /// <summary>An organiser has not decided yet.</summary>
    Open = 1,

    /// <summary>The score stands.</summary>
    Kept = 2,

    /// <summary>The score is set aside for good.</summary>
    Void = 3,

    /// <summary>The candidate took it back.</summary>
    Withdrawn = 4,
}

/// <summary>A candidate says that a score is not about their answer. One for each round and principle.</summary>
/// <param name="Principle">Whose score is disputed.</param>
/// <param name="SharesText">Whether the candidate lets organisers read what was written.</param>
/// <param name="State">What became of it.</param>
public sealed record Dispute(
    CommunityId CommunityId, DisputeId Id, RoundId RoundId, PrincipleId Principle, bool SharesText, DisputeState State, DateTimeOffset OpenedAt)
{
    /// <summary>Whether the score counts for nothing: until it is decided, and after it was set aside.</summary>
    public bool Withholds => State is DisputeState.Open or DisputeState.Void;

    /// <summary>Who may decide: an organiser, but never in a case of their own.</summary>
    public static bool MayDecide(Round round, MemberId organiser) => round.PartOf(organiser) == RoundPart.None;
}
