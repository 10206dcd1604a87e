using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Pairing;

/// <summary>What became of a ring. Numbers are stored.</summary>
public enum RingState
{
    /// <summary>It may be answered.</summary>
    Open = 1,

    /// <summary>The two meet at <see cref="Ring.MeetAt"/>.</summary>
    Appointed = 2,

    /// <summary>The two have their round.</summary>
    Paired = 3,

    /// <summary>Its time was over.</summary>
    Unanswered = 4,

    /// <summary>Not rung any more that day.</summary>
    NotToday = 5,

    /// <summary>Who waited was not free any more.</summary>
    WaiterGone = 6,

    /// <summary>The platform did not let it through.</summary>
    Unreachable = 7,

    /// <summary>One of the two has taken it back.</summary>
    Cancelled = 8,

    /// <summary>At its time one of the two could not.</summary>
    Missed = 9,
}

/// <summary>A member who wanted to be rung is asked for one who waits. Works for the rung member only.</summary>
/// <param name="ChannelId">Where the other waits.</param>
/// <param name="MemberId">Who is rung.</param>
/// <param name="WaiterId">Whom they are rung for.</param>
/// <param name="EntryId">Their place in the queue.</param>
/// <param name="Role">The part the rung member would take.</param>
/// <param name="Principles">What the round would be about, 0-3: what its candidate wishes, else what the interviewer does.</param>
/// <param name="Minutes">How long it would be.</param>
/// <param name="Number">Which ring of this member's day it is, from 1.</param>
/// <param name="AnswerBy">Until when it may be answered.</param>
public sealed record Ring(
    CommunityId CommunityId,
    RingId Id,
    ChannelId ChannelId,
    MemberId MemberId,
    MemberId WaiterId,
    WaitingEntryId EntryId,
    WantedRole Role,
    IReadOnlyList<PrincipleId> Principles,
    int Minutes,
    int Number,
    DateTimeOffset RungAt,
    DateTimeOffset AnswerBy,
    RingState State)
{
    /// <summary>The theme it is about, or null.</summary>
    public ThemeId? Theme { get; init; }

    /// <summary>When the two meet, where they have agreed on that; or null.</summary>
    public DateTimeOffset? MeetAt { get; init; }

    /// <summary>Whether something is still to come of it.</summary>
    public bool IsAlive => State is RingState.Open or RingState.Appointed;

    /// <summary>The other of the two.</summary>
    public MemberId OtherThan(MemberId member) => member == MemberId ? WaiterId : MemberId;
}
