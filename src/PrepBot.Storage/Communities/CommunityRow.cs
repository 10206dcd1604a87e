using PrepBot.Chat.Interactions;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Communities;

/// <summary>A community as it is stored.</summary>
internal class CommunityRow
{
    public CommunityId CommunityId { get; init; }

    public string Platform { get; init; } = "";

    public string ExternalId { get; init; } = "";

    public required string TimeZone { get; init; }

    public TimeSpan WaitingEntryLife { get; init; }

    public TimeSpan InvitationLife { get; init; }

    public TimeSpan ArrivalTime { get; init; }

    public TimeSpan RepeatAfter { get; init; }

    public int DefaultMinutes { get; init; }

    public int BoardHour { get; init; }

    public bool RingsOn { get; init; }

    public int RingsFrom { get; init; }

    public int RingsUntil { get; init; }

    public Community ToCommunity() => ToCommunity(new CommunityRef(new PlatformName(Platform), ExternalId));

    protected Community ToCommunity(CommunityRef reference) => new(CommunityId, reference, new CommunitySettings(TimeZone)
    {
        WaitingEntryLife = WaitingEntryLife,
        InvitationLife = InvitationLife,
        ArrivalTime = ArrivalTime,
        RepeatAfter = RepeatAfter,
        DefaultMinutes = DefaultMinutes,
        BoardHour = BoardHour,
        RingsOn = RingsOn,
        RingHours = new RingHours(RingsFrom, RingsUntil),
    });
}

/// <summary>A community with the member who acts and the channel they act in.</summary>
internal sealed class PresenceRow : CommunityRow, IAdmittedRow
{
    public MemberId MemberId { get; init; }

    public required string DisplayName { get; set; }

    public string? MemberTimeZone { get; set; }

    public Level? Level { get; init; }

    public Track Track { get; init; }

    public DateOnly? TargetDate { get; init; }

    public bool OnLeaderboard { get; init; }

    public bool ObserversWelcome { get; init; }

    public bool WasAsked { get; init; }

    public bool IsOrganiser { get; init; }

    public bool IsAppointed { get; init; }

    public bool HasActed { get; init; }

    public bool WasRemoved { get; init; }

    public bool HadLeft { get; init; }

    public bool HasWordsWaiting { get; init; }

    public RoundId? RoundId { get; init; }

    public ChannelId? ChannelId { get; init; }

    public string? ChannelExternalId { get; init; }

    public bool? ChannelEnabled { get; init; }

    public DateTimeOffset? ChannelSince { get; init; }

    public Presence ToPresence(Origin origin)
    {
        var profile = new Profile
        {
            TimeZone = MemberTimeZone,
            Level = Level,
            Track = Track,
            TargetDate = TargetDate,
            OnLeaderboard = OnLeaderboard,
            ObserversWelcome = ObserversWelcome,
            WasAsked = WasAsked,
        };
        var channel = ChannelId is { } id
            ? new Channel(CommunityId, id, new RoomRef(origin.Community.Platform, ChannelExternalId!), ChannelEnabled!.Value, ChannelSince!.Value)
            : null;
        return new Presence(ToCommunity(origin.Community), new Member(CommunityId, MemberId, origin.Person, DisplayName, profile), channel, RoundId)
        {
            IsAppointed = IsAppointed,
            HasWordsWaiting = HasWordsWaiting,
        };
    }
}
