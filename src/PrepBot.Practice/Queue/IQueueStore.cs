using PrepBot.Domain.Pairing;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>Keeps the channels' queues.</summary>
public interface IQueueStore
{
    /// <summary>Holds a channel's queue until the transaction ends, so that nobody is paired twice.</summary>
    Task LockAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken);

    /// <summary>
    /// Holds a channel's queue until the transaction ends, as <see cref="LockAsync"/>, and adds an entry to it, or replaces the member's entry in this channel: role,
    /// principles, minutes and expiry are the new ones, the place in the queue stays.
    /// </summary>
    /// <param name="keepsWish">Who waits there already keeps principles, theme and minutes; only the role is new.</param>
    /// <returns>The entry as stored; null when the channel is closed.</returns>
    Task<EnteredQueue?> EnterAsync(WaitingEntry entry, bool keepsWish, CancellationToken cancellationToken);

    Task<WaitingEntry?> FindAsync(CommunityId community, WaitingEntryId entry, CancellationToken cancellationToken);

    /// <summary>All entries of a member, in whichever channels. Who is in an open round waits nowhere, whatever a start in the same moment left behind.</summary>
    Task<IReadOnlyList<WaitingEntry>> OfMemberAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>Where a member stands in each queue they wait in, among those who wait there.</summary>
    Task<IReadOnlyList<QueueRank>> RanksOfAsync(CommunityId community, MemberId member, CancellationToken cancellationToken);

    /// <summary>The queue of a channel, who waits longest first; entries past their expiry, and members in an open round, are left out.</summary>
    Task<IReadOnlyList<WaitingEntry>> OfChannelAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken);

    /// <summary>The queue of a channel with everything pairing looks at; of former partners, those who wait here too.</summary>
    Task<IReadOnlyList<Waiter>> WaitersAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken);

    /// <summary>Takes an entry out. Twice is harmless.</summary>
    Task RemoveAsync(CommunityId community, WaitingEntryId entry, CancellationToken cancellationToken);

    /// <summary>The last rounds that took place in the community, at most 200.</summary>
    Task<IReadOnlyList<HeldRound>> HeldAsync(CommunityId community, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>How many members have used the bot here, and are there.</summary>
    Task<int> MembersAsync(CommunityId community, CancellationToken cancellationToken);

    /// <summary>An entry lapses now; it can be renewed for a while. Twice is harmless.</summary>
    Task LapseAsync(CommunityId community, WaitingEntryId entry, CancellationToken cancellationToken);

    /// <summary>Takes members out of every queue of the community.</summary>
    /// <returns>The channels whose queue changed.</returns>
    Task<IReadOnlyList<ChannelId>> RemoveMembersAsync(CommunityId community, IReadOnlyCollection<MemberId> members, CancellationToken cancellationToken);
}

/// <summary>What came of entering a queue.</summary>
/// <param name="Entry">The entry as stored.</param>
/// <param name="WasWaiting">Whether there was one of the same member that had not lapsed.</param>
public sealed record EnteredQueue(WaitingEntry Entry, bool WasWaiting);

/// <summary>Where somebody stands in a queue.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Of">How many wait.</param>
public sealed record QueueRank(WaitingEntry Entry, int Rank, int Of);
