using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Pairing;

/// <summary>Somebody has left the chat and wants to be told when somebody who fits begins to wait: what they waited for themselves. A member has one at most.</summary>
/// <param name="ChannelId">In whose queue.</param>
/// <param name="Role">The part they would take; nobody is rung to watch.</param>
/// <param name="Principles">What they want, 0-3; empty means anything.</param>
/// <param name="Minutes">Length, 10-90; null follows the other.</param>
/// <param name="Since">When they asked last.</param>
/// <param name="ExpiresAt">Until when they are rung.</param>
public sealed record RingWish(
    CommunityId CommunityId,
    ChannelId ChannelId,
    MemberId MemberId,
    WantedRole Role,
    IReadOnlyList<PrincipleId> Principles,
    int? Minutes,
    DateTimeOffset Since,
    DateTimeOffset ExpiresAt)
{
    /// <summary>The theme they asked for, or null.</summary>
    public ThemeId? Theme { get; init; }

    /// <summary>Not before this: they said "not today". Null when they did not.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>The wish of a place in the queue, for a day from now.</summary>
    public static RingWish From(WaitingEntry entry, DateTimeOffset now) =>
        new(entry.CommunityId, entry.ChannelId, entry.MemberId, entry.Role, entry.Principles, entry.Minutes, now, now + RingRules.WishLife) { Theme = entry.Theme };

    /// <summary>What they would wait for if they stood in the queue.</summary>
    internal WaitingEntry AsEntry() => new(CommunityId, default, ChannelId, MemberId, Role, Principles, Minutes, Since, ExpiresAt) { Theme = Theme };
}

/// <summary>Somebody who wants to be rung, with everything that decides whether they are.</summary>
/// <param name="TimeZone">IANA zone they live by: their own, else the group's.</param>
public sealed record RingTarget(RingWish Wish, string TimeZone)
{
    /// <summary>When they were rung lately; two days are enough.</summary>
    public IReadOnlyList<DateTimeOffset> Rung { get; init; } = [];

    /// <summary>The hours they are usually there; null when they named none.</summary>
    public RingHours? UsualHours { get; init; }

    /// <summary>In a round, or another ring or appointment of theirs is alive.</summary>
    public bool IsBusy { get; init; }

    /// <summary>Rung for this very place in the queue already.</summary>
    public bool WasAsked { get; init; }

    /// <summary>When they last had a round with who waits; null when never.</summary>
    public DateTimeOffset? LastMet { get; init; }

    /// <summary>Who they never want to meet. Works in both directions and is never shown to the other.</summary>
    public IReadOnlySet<MemberId> DoNotPair { get; init; } = new HashSet<MemberId>();
}

/// <summary>Hours of a member's own day.</summary>
/// <param name="From">The first hour, 8-21.</param>
/// <param name="Until">The hour it ends with, 9-22.</param>
public readonly record struct RingHours(int From, int Until)
{
    /// <summary>Whether it is such an hour.</summary>
    public bool Holds(int hour) => hour >= From && hour < Until;
}
