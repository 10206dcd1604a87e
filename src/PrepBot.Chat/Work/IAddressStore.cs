using PrepBot.Values.Identity;

namespace PrepBot.Chat.Work;

/// <summary>Where communities, channels and members are found on their platforms: what the engine needs to reach them.</summary>
public interface IAddressStore
{
    /// <summary>A community.</summary>
    Task<CommunityRef> GetCommunityAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>The channel this room is, added on first sight.</summary>
    Task<ChannelId> EnsureChannelAsync(CommunityId community, RoomRef room, CancellationToken cancellationToken);

    /// <summary>A channel's room, or null where the community has no such channel.</summary>
    Task<RoomRef?> FindChannelAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken);

    /// <summary>Who a member is; null where there is none, or nobody stands behind the row any more.</summary>
    Task<NamedMember?> FindMemberAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>The member a person is here, or null when they never were one, have left, or were forgotten.</summary>
    Task<(CommunityId CommunityId, MemberId MemberId)?> FindPresentAsync(CommunityRef community, PersonRef person, CancellationToken cancellationToken);

    /// <summary>They have left: they are no organiser any more, and no member until they act again.</summary>
    Task SetLeftAsync(CommunityId community, MemberId member, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>A member, as messages name and reach them.</summary>
/// <param name="Person">Who they are on the platform.</param>
/// <param name="DisplayName">The name the platform shows; never logged.</param>
public sealed record NamedMember(MemberId Id, PersonRef Person, string DisplayName)
{
    /// <summary>Whether they were made an organiser here, whatever the platform says of them.</summary>
    public bool IsAppointed { get; init; }
}
