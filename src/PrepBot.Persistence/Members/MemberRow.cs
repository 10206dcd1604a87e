using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;

namespace PrepBot.Persistence.Members;

/// <summary>A member as stored.</summary>
internal sealed class MemberRow
{
    public CommunityId CommunityId { get; init; }

    public MemberId MemberId { get; init; }

    public required string Platform { get; init; }

    public required string ExternalId { get; init; }

    public required string DisplayName { get; init; }

    public string? TimeZone { get; init; }

    public Level? Level { get; init; }

    public Track Track { get; init; }

    public DateOnly? TargetDate { get; init; }

    public bool OnLeaderboard { get; init; }

    public bool ObserversWelcome { get; init; }

    public Member ToMember() => new(CommunityId, MemberId, new PersonRef(new PlatformName(Platform), ExternalId), DisplayName, new Profile
    {
        TimeZone = TimeZone,
        Level = Level,
        Track = Track,
        TargetDate = TargetDate,
        OnLeaderboard = OnLeaderboard,
        ObserversWelcome = ObserversWelcome,
    });
}
