using PrepBot.Domain.Coverage;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Communities;

/// <summary>A group of members on one platform, with the settings its organisers chose.</summary>
/// <param name="Ref">The platform's id.</param>
/// <param name="Settings">What organisers may change.</param>
public sealed record Community(CommunityId Id, CommunityRef Ref, CommunitySettings Settings);

/// <summary>What organisers may change, with the defaults a new community starts with.</summary>
/// <param name="TimeZone">IANA zone in which weeks begin and the leaderboard is posted.</param>
public sealed record CommunitySettings(string TimeZone)
{
    /// <summary>A new community, before anybody has chosen anything.</summary>
    public static CommunitySettings Default { get; } = new("Etc/UTC");

    /// <summary>How long a waiting entry stays in the queue. Default 60 minutes.</summary>
    public TimeSpan WaitingEntryLife { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>How long an invitation may be answered. Default 15 minutes.</summary>
    public TimeSpan InvitationLife { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long both have to say they are here. Default 5 minutes.</summary>
    public TimeSpan ArrivalTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Pairs that met more recently are avoided where another partner fits. Default 12 weeks.</summary>
    public TimeSpan RepeatAfter { get; init; } = TimeSpan.FromDays(12 * 7);

    /// <summary>How long a round is when nobody says otherwise. Default 45 minutes.</summary>
    public int DefaultMinutes { get; init; } = RoundRules.DefaultMinutes;

    /// <summary>The hour of Monday, 0-23, at which the week's board is posted. Default 9.</summary>
    public int BoardHour { get; init; } = WeeklyPost.DefaultHour;

    /// <summary>Whether members may ask to be rung. Default: yes.</summary>
    public bool RingsOn { get; init; } = true;

    /// <summary>The hours of their own day in which members are rung. Default 8-22, and never more.</summary>
    public RingHours RingHours { get; init; } = RingRules.Waking;
}

/// <summary>A channel of a community.</summary>
/// <param name="Room">The platform's id.</param>
/// <param name="Enabled">Whether an organiser has opened it for mocks.</param>
/// <param name="Since">Since when it is open, or closed.</param>
public sealed record Channel(CommunityId CommunityId, ChannelId Id, RoomRef Room, bool Enabled, DateTimeOffset Since);
