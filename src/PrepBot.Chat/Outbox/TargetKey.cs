using PrepBot.Values.Identity;

namespace PrepBot.Chat.Outbox;

/// <summary>What a place is used for. Stored.</summary>
public enum TargetUse
{
    /// <summary>Posting in a channel.</summary>
    Post = 1,

    /// <summary>Opening private rooms under a channel.</summary>
    OpenRooms = 2,

    /// <summary>A private room that was opened for something.</summary>
    Room = 3,
}

/// <summary>A use of a channel or of a private room: what a platform may refuse to us.</summary>
/// <param name="Subject">The channel, or what the room was opened for.</param>
/// <param name="Use">What it is used for.</param>
public readonly record struct TargetKey(CommunityId CommunityId, Guid Subject, TargetUse Use)
{
    public static TargetKey Posting(CommunityId community, ChannelId channel) => new(community, channel.Value, TargetUse.Post);

    public static TargetKey Rooms(CommunityId community, ChannelId channel) => new(community, channel.Value, TargetUse.OpenRooms);

    public static TargetKey Room(CommunityId community, Guid subject) => new(community, subject, TargetUse.Room);
}
