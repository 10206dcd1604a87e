using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>Takes what a platform tells of channels and rooms. It never throws, and what it hears twice it does once.</summary>
public interface IRoomSink
{
    /// <summary>Something has changed.</summary>
    Task HandleAsync(RoomNews news, CancellationToken cancellationToken);
}

/// <summary>What happened to a channel or room. A closed set.</summary>
public enum RoomChange
{
    /// <summary>It is deleted for good.</summary>
    Gone = 0,

    /// <summary>It is archived.</summary>
    Archived = 1,

    /// <summary>It was opened again, the bot was invited, or rights were changed: what was refused may go through now.</summary>
    MayWorkNow = 2,
}

/// <summary>News of a channel or room.</summary>
/// <param name="Room">Which; null for all of the community.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="TakesRoomsAlong">Whether the rooms opened under a channel went with it.</param>
public sealed record RoomNews(CommunityRef Community, RoomRef? Room, RoomChange Change, bool TakesRoomsAlong = false);
