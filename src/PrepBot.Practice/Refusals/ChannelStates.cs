using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Coverage;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Queue;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Refusals;

/// <summary>
/// Whether channels can be posted to, and rooms opened under them. One organiser hears once what is missing; when the cause has gone, what waited is
/// sent by itself.
/// </summary>
internal sealed class ChannelStates(Remedies remedies)
{
    /// <summary>The job that tries a refused channel again; its subject is the channel.</summary>
    public const string RetryJob = "channel-retry";

    /// <summary>An organiser opened the channel: what was refused before is tried anew, and its card shows which rights are missing.</summary>
    public static async Task OpenedAsync(IUnitOfWork work, Channel channel, MissingRights missing, CancellationToken cancellationToken)
    {
        await MendedAsync(work, channel.CommunityId, channel.Id, cancellationToken);
        var rooms = TargetKey.Rooms(channel.CommunityId, channel.Id);
        await work.Places.ClearAsync(rooms, cancellationToken);
        if (missing.ToOpenRooms.Count > 0)
            await work.Places.NoteAsync(new RefusedTarget(rooms, PlatformRefusal.MissingRight, missing.ToOpenRooms, work.Now, Tries: 1, NextTryAt: null), cancellationToken);

        await PairUp.ShowQueueAsync(work, channel.CommunityId, channel.Id, cancellationToken);
    }

    /// <summary>The platform refuses posts in a channel: it is tried again, less and less often, until it does not.</summary>
    public async Task RefusedAsync(IUnitOfWork work, Community community, ChannelId channel, PlatformException failure, CancellationToken cancellationToken)
    {
        var target = TargetKey.Posting(community.Id, channel);
        var before = await work.Places.FindAsync(target, cancellationToken);
        if (failure.WasNotTried && before is not null)
            return;

        var tries = (before?.Tries ?? 0) + 1;
        var next = work.Now + RetryWaits.After(tries);
        var refused = await NoteAsync(work, target, failure, before, tries, next, cancellationToken);
        await work.DueRows.SetAsync(community.Id, RetryJob, channel.Value, next, cancellationToken);
        if (refused.ToldId is null && await RoomOfAsync(work, target, cancellationToken) is { } room)
            await TellAsync(work, target, channel, TroubleTexts.CannotPost(room, Remedy(community, refused)), cancellationToken);
    }

    /// <summary>Rooms cannot be opened under a channel, so they are in private messages: an organiser hears which right is missing, and the channel's card says it.</summary>
    public async Task RoomsRefusedAsync(IUnitOfWork work, Community community, ChannelId channel, PlatformException failure, bool roundsEnd, CancellationToken cancellationToken)
    {
        var target = TargetKey.Rooms(community.Id, channel);
        var before = await work.Places.FindAsync(target, cancellationToken);
        var refused = await NoteAsync(work, target, failure, before, (before?.Tries ?? 0) + 1, next: null, cancellationToken);
        if (before is null)
            await PairUp.ShowQueueAsync(work, community.Id, channel, cancellationToken);
        if (refused.ToldId is null && Remedy(community, refused) is { } remedy && await RoomOfAsync(work, target, cancellationToken) is { } room)
            await TellAsync(work, target, channel, TroubleTexts.CannotOpenRooms(room, remedy, roundsEnd), cancellationToken);
    }

    /// <summary>
    /// A channel is gone or archived, so it counts as closed: who waits there hears it and can move on with one press, and an organiser hears it once.
    /// </summary>
    public async Task CloseAsync(IUnitOfWork work, Community community, ChannelId id, PlatformException failure, CancellationToken cancellationToken)
    {
        if (await work.Communities.FindChannelAsync(community.Id, id, cancellationToken) is not { Enabled: true } channel)
            return;

        var target = TargetKey.Posting(community.Id, id);
        await work.Queue.LockAsync(community.Id, id, cancellationToken);
        await work.Communities.SetChannelAsync(community.Id, channel.Room, enabled: false, cancellationToken);
        await WeeklyBoard.ClosedAsync(work, channel, cancellationToken);
        await work.DueRows.ClearAsync(community.Id, RetryJob, id.Value, cancellationToken);
        await NoteAsync(work, target, failure, await work.Places.FindAsync(target, cancellationToken), tries: 1, next: null, cancellationToken);

        var others = (await work.Communities.ChannelsAsync(community.Id, cancellationToken)).Where(other => other.Enabled && other.Id != id).ToList();
        foreach (var entry in await work.Queue.OfChannelAsync(community.Id, id, cancellationToken))
        {
            await work.Queue.RemoveAsync(community.Id, entry.Id, cancellationToken);
            await work.DueRows.ClearAsync(community.Id, PairUp.ExpiryJob, entry.Id.Value, cancellationToken);
            await work.Outbox.SendPrivatelyAsync(
                community.Id, entry.MemberId, TroubleTexts.ChannelClosedForWaiting(failure.Refusal!.Value, entry.Role, others), cancellationToken);
        }

        await TellAsync(work, target, id, TroubleTexts.ChannelClosed(channel.Room, failure.Refusal!.Value, remedies.For(community.Ref, failure.Refusal!.Value, [])), cancellationToken);
    }

    /// <summary>A post went through: what waited for the channel follows, and its cards are drawn as they are now.</summary>
    public static async Task MendedAsync(IUnitOfWork work, CommunityId community, ChannelId channel, CancellationToken cancellationToken)
    {
        if (!await work.Places.ClearAsync(TargetKey.Posting(community, channel), cancellationToken))
            return;

        await work.DueRows.ClearAsync(community, RetryJob, channel.Value, cancellationToken);
        await work.Outbox.ReleaseParkedAsync(community, channel.Value, cancellationToken);
        await PairUp.ShowQueueAsync(work, community, channel, cancellationToken);
        foreach (var post in await work.Boards.YoungestAsync(community, work.Now - WeeklyPost.EditFor, cancellationToken))
        {
            if (post.ChannelId == channel)
                await WeeklyBoard.ShowAsync(work, post, cancellationToken);
        }
    }

    /// <summary>Rooms open under the channel again.</summary>
    public static async Task RoomsMendedAsync(IUnitOfWork work, CommunityId community, ChannelId channel, CancellationToken cancellationToken)
    {
        if (await work.Places.ClearAsync(TargetKey.Rooms(community, channel), cancellationToken))
            await PairUp.ShowQueueAsync(work, community, channel, cancellationToken);
    }

    /// <summary>Something has changed there: the channel is tried again now.</summary>
    public static async Task MayBeMendedAsync(IUnitOfWork work, RefusedTarget refused, CancellationToken cancellationToken)
    {
        var (community, subject, use) = refused.Target;
        switch (use)
        {
            case TargetUse.Post when refused.NextTryAt is not null:
                await work.Places.TryAgainAtAsync(refused.Target, work.Now, cancellationToken);
                await work.DueRows.SetAsync(community, RetryJob, subject, work.Now, cancellationToken);
                break;
            case TargetUse.OpenRooms:
                await RoomsMendedAsync(work, community, ChannelId.From(subject), cancellationToken);
                break;
            default:
                break;
        }
    }

    private static Task<RefusedTarget> NoteAsync(
        IUnitOfWork work, TargetKey target, PlatformException failure, RefusedTarget? before, int tries, DateTimeOffset? next, CancellationToken cancellationToken) =>
        work.Places.NoteAsync(new RefusedTarget(target, failure.Refusal!.Value, failure.Rights, before?.Since ?? work.Now, tries, next), cancellationToken);

    private string? Remedy(Community community, RefusedTarget refused) => remedies.For(community.Ref, refused.Refusal, refused.Rights);

    private static async Task<RoomRef?> RoomOfAsync(IUnitOfWork work, TargetKey target, CancellationToken cancellationToken) =>
        (await work.Communities.FindChannelAsync(target.CommunityId, ChannelId.From(target.Subject), cancellationToken))?.Room;

    private static async Task TellAsync(IUnitOfWork work, TargetKey target, ChannelId channel, Message message, CancellationToken cancellationToken)
    {
        if (await work.Communities.OrganiserOfAsync(target.CommunityId, channel, cancellationToken) is not { } organiser)
            return;

        await work.Outbox.SendPrivatelyAsync(target.CommunityId, organiser, message, cancellationToken);
        await work.Places.NoteToldAsync(target, organiser, cancellationToken);
    }
}

/// <summary>How long to wait before a refused channel is tried again by itself.</summary>
internal static class RetryWaits
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static TimeSpan After(int tries) => tries <= Waits.Length ? Waits[Math.Max(0, tries - 1)] : Longest;
}
