using PrepBot.Domain.Pairing;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>Keeps who wants to be rung, and who was rung for whom.</summary>
public interface IRingStore
{
    /// <summary>A member's wish, lapsed or not; null when there is none.</summary>
    Task<RingWish?> FindWishAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>A member wants to be rung; what they wanted before is replaced.</summary>
    Task SetWishAsync(RingWish wish, CancellationToken cancellationToken);

    /// <summary>Not before this instant.</summary>
    Task SnoozeAsync(CommunityId community, MemberId member, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>These are not rung any more. Twice is harmless.</summary>
    Task RemoveWishesAsync(CommunityId community, IReadOnlyCollection<MemberId> members, CancellationToken cancellationToken);

    /// <summary>A member's own wish wherever it is, and one of anybody else in a channel, which tells that there is somebody to look for.</summary>
    Task<IReadOnlyList<RingWish>> WishesAroundAsync(CommunityId community, ChannelId channel, MemberId member, CancellationToken cancellationToken);

    /// <summary>Everybody who wants to be rung in the channel of this place in its queue, but for who waits there; nobody who has left.</summary>
    Task<IReadOnlyList<RingTarget>> TargetsAsync(WaitingEntry waiting, CancellationToken cancellationToken);

    /// <summary>Adds a ring.</summary>
    /// <returns>False when another ring of either of the two is alive.</returns>
    Task<bool> AddAsync(Ring ring, CancellationToken cancellationToken);

    /// <summary>The ring, locked until the transaction ends when <paramref name="forChange"/>.</summary>
    Task<Ring?> FindAsync(CommunityId community, RingId ring, bool forChange, CancellationToken cancellationToken);

    /// <summary>Who was rung for a place in the queue, the latest first; locked until the transaction ends.</summary>
    Task<IReadOnlyList<Ring>> OfEntryAsync(CommunityId community, WaitingEntryId entry, CancellationToken cancellationToken);

    /// <summary>The rings and appointments of a member that are alive, whichever of the two they are.</summary>
    Task<IReadOnlyList<Ring>> AliveOfAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>Stores what became of a ring.</summary>
    Task SaveAsync(Ring ring, CancellationToken cancellationToken);

    /// <summary>The hours a member is usually there; null when they named none.</summary>
    Task<RingHours?> HoursAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>Stores them; null takes them back.</summary>
    Task SetHoursAsync(CommunityId community, MemberId member, RingHours? hours, CancellationToken cancellationToken);
}
