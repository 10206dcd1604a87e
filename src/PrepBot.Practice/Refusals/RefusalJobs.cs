using PrepBot.Chat.DueRows;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Refusals;

/// <summary>A refused channel is tried again: its queue card is drawn, and with it everything that waits when it goes through.</summary>
internal sealed class ChannelRetryJob : IJob
{
    public string Kind => ChannelStates.RetryJob;

    public async Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken)
    {
        var channel = ChannelId.From(row.Subject);
        if (await work.Places.FindAsync(TargetKey.Posting(row.CommunityId, channel), cancellationToken) is not { NextTryAt: not null } refused
            || await work.Communities.FindChannelAsync(row.CommunityId, channel, cancellationToken) is not { Enabled: true })
        {
            return;
        }

        if (refused.NextTryAt > work.Now)
            await work.DueRows.SetAsync(row.CommunityId, Kind, row.Subject, refused.NextTryAt.Value, cancellationToken);
        else
            await PairUp.ShowQueueAsync(work, row.CommunityId, channel, cancellationToken);
    }
}

/// <summary>Nobody has said where a round goes on whose room is gone: it ends, so that nobody sits in a round that exists nowhere.</summary>
internal sealed class RoomLostJob(RoomStates rooms) : IJob
{
    public string Kind => RoomStates.DecideJob;

    public async Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken)
    {
        if (await work.Rounds.FindAsync(row.CommunityId, RoundId.From(row.Subject), forChange: true, cancellationToken) is { IsOpen: true } round
            && await LostRoom.IsLostAsync(work, round, cancellationToken))
        {
            await rooms.EndAsync(work, round, new PlatformException(PlatformRefusal.RoomGone, "The room is gone."), cancellationToken);
        }
    }
}
