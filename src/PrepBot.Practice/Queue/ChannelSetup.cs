using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue;

/// <summary>Opens a channel for mocks without anybody acting: for platforms that bring their own channels, ready to use.</summary>
public sealed class ChannelSetup(IUnitOfWorkFactory units)
{
    /// <summary>Opens the channel unless it is known already, and shows its queue card. Twice is harmless.</summary>
    /// <exception cref="StoreException">The database did not do as asked.</exception>
    public async Task OpenAsync(CommunityRef community, RoomRef room, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        var known = await work.Communities.EnsureAsync(community, cancellationToken);
        var channel = await work.Communities.SetChannelAsync(known.Id, room, enabled: true, cancellationToken);
        await WeeklyBoard.OpenedAsync(work, known, channel, cancellationToken);
        await PairUp.ShowQueueAsync(work, known.Id, channel.Id, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }
}
