using PrepBot.Domain.Members;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Members;

/// <summary>A member as stored.</summary>
internal sealed record MemberRow(
    CommunityId CommunityId, MemberId MemberId, string Platform, string ExternalId, string DisplayName, string? TimeZone, Level? Level,
    Track Track, DateOnly? TargetDate, bool OnLeaderboard, bool ObserversWelcome, bool WasAsked)
{
    public Member ToMember() => new(CommunityId, MemberId, new PersonRef(new PlatformName(Platform), ExternalId), DisplayName, new Profile
    {
        TimeZone = TimeZone,
        Level = Level,
        Track = Track,
        TargetDate = TargetDate,
        OnLeaderboard = OnLeaderboard,
        ObserversWelcome = ObserversWelcome,
        WasAsked = WasAsked,
    });
}
