using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Communities;

/// <summary>Keeps which channels and rooms a platform refuses to us, why, since when, and who was told.</summary>
public interface IRefusedTargetStore
{
    /// <summary>The refusal that stands for this use of a place, or null.</summary>
    Task<RefusedTarget?> FindAsync(TargetKey target, CancellationToken cancellationToken);

    /// <summary>Whether the room of a member's open round is gone, and nobody has decided yet where to go on.</summary>
    Task<bool> IsRoomOfOpenRoundLostAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>All that stand in a community, oldest first; those of rooms whose round is over are left out.</summary>
    Task<IReadOnlyList<RefusedTarget>> CurrentAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>All that stand in any community, oldest first, at most so many: for the operator.</summary>
    Task<IReadOnlyList<RefusedRoom>> EverywhereAsync(int most, CancellationToken cancellationToken);

    /// <summary>It is refused: new, or again. Since when, and who was told, stay as they were.</summary>
    /// <returns>The row as it stands now.</returns>
    Task<RefusedTarget> NoteAsync(RefusedTarget refused, CancellationToken cancellationToken);

    /// <summary>This organiser has been told.</summary>
    Task NoteToldAsync(TargetKey target, MemberId organiser, CancellationToken cancellationToken);

    /// <summary>The cause may have gone: it is tried again at this instant.</summary>
    Task TryAgainAtAsync(TargetKey target, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>It is not refused any more.</summary>
    /// <returns>False when it was not.</returns>
    Task<bool> ClearAsync(TargetKey target, CancellationToken cancellationToken);

    /// <summary>The channel, or the open round's room, that a platform knows by this id; null where it is neither.</summary>
    Task<KnownTarget?> LocateAsync(CommunityRef community, RoomRef room, CancellationToken cancellationToken);

    /// <summary>The open rounds started in a channel.</summary>
    Task<IReadOnlyList<RoundId>> OpenRoundsAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken);
}

/// <summary>A place a platform refuses to us.</summary>
/// <param name="Rights">The rights that are missing, in the platform's words.</param>
/// <param name="Since">Since when.</param>
/// <param name="Tries">How often it was refused.</param>
/// <param name="NextTryAt">When it is tried again by itself; null where only an event or a person can change it.</param>
/// <param name="ToldId">The organiser who was told, or null.</param>
public sealed record RefusedTarget(
    TargetKey Target, PlatformRefusal Refusal, IReadOnlyList<string> Rights, DateTimeOffset Since, int Tries, DateTimeOffset? NextTryAt, MemberId? ToldId = null);

/// <summary>A refused place by the platform's own ids.</summary>
/// <param name="Room">The channel, or the room of a round; null where there is none any more.</param>
/// <param name="Refused">What is refused, and why.</param>
public sealed record RefusedRoom(CommunityRef Community, RoomRef? Room, RefusedTarget Refused);

/// <summary>A place we know.</summary>
/// <param name="Channel">The channel, where it is one.</param>
/// <param name="Round">The open round whose room it is, where it is one.</param>
public sealed record KnownTarget(CommunityId CommunityId, ChannelId? Channel, RoundId? Round);
