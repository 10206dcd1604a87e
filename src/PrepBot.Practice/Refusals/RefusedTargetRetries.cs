using Microsoft.Extensions.Logging;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Refusals;

/// <summary>
/// Hears from platforms that channels and rooms have changed. What is missed while the database is away is found out by the next thing that is refused,
/// or tried again.
/// </summary>
internal sealed partial class RefusedTargetRetries(
    IBackgroundUnits units, ChannelStates channels, RoomStates rooms, Remedies remedies, IWakeUp wakeUp, ILogger<RefusedTargetRetries> logger) : IRoomSink
{
    private const int MaxTries = 3;

    public async Task HandleAsync(RoomNews news, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryAsync(news, cancellationToken);
                wakeUp.Ring(Wakes.Both);
                return;
            }
            catch (StoreException e) when (e.Failure is StoreFailure.Conflict or StoreFailure.Unknown && attempt < MaxTries)
            {
                // Two changes in each other's way: the whole again, which does once what is still to be done.
            }
#pragma warning disable CA1031 // The edge: a change that is not taken in is found out by the next thing that is refused.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogNotTakenIn(e, news.Change);
                return;
            }
        }
    }

    private async Task TryAsync(RoomNews news, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        if (news.Room is not { } room)
            await AllMayWorkAsync(work, news.Community, cancellationToken);
        else if (await work.Places.LocateAsync(news.Community, room, cancellationToken) is { } known)
            await ChangedAsync(work, known, news, cancellationToken);
        else if (news.Change == RoomChange.Gone)
            await RoundConsequences.VoiceIsGoneAsync(work, news.Community, room, cancellationToken);

        await work.CommitAsync(cancellationToken);
    }

    private async Task ChangedAsync(IUnitOfWork work, KnownTarget known, RoomNews news, CancellationToken cancellationToken)
    {
        var community = await work.Communities.GetAsync(known.CommunityId, cancellationToken);
        if (news.Change == RoomChange.MayWorkNow)
        {
            if (known.Channel is { } mended)
                await MayWorkAsync(work, mended.Value, known.CommunityId, cancellationToken);
            return;
        }

        if (known.Channel is { } channel)
        {
            var why = news.Change == RoomChange.Gone ? PlatformRefusal.RoomGone : PlatformRefusal.Archived;
            var rounds = news is { Change: RoomChange.Gone, TakesRoomsAlong: true } ? await work.Places.OpenRoundsAsync(known.CommunityId, channel, cancellationToken) : [];
            await channels.CloseAsync(work, community, channel, new PlatformException(why, "The platform says so."), cancellationToken);
            foreach (var id in rounds)
                await LostAsync(work, community, id, cancellationToken);
        }

        if (news.Change == RoomChange.Gone && known.Round is { } round)
            await LostAsync(work, community, round, cancellationToken);
    }

    /// <summary>A room that is in private messages, or not open yet, does not go with its channel.</summary>
    private async Task LostAsync(IUnitOfWork work, Community community, RoundId id, CancellationToken cancellationToken)
    {
        if (await work.Rounds.FindAsync(community.Id, id, forChange: true, cancellationToken) is not { Room: { } room } round)
            return;

        var people = await Members.People.OfAsync(work, round, cancellationToken);
        if (remedies.DirectRoom(community.Ref, RoundPeople.Name(round, people)) != room)
            await rooms.LostAsync(work, round, cancellationToken);
    }

    private static async Task MayWorkAsync(IUnitOfWork work, Guid channel, CommunityId community, CancellationToken cancellationToken)
    {
        foreach (var use in new[] { TargetUse.Post, TargetUse.OpenRooms })
        {
            if (await work.Places.FindAsync(new TargetKey(community, channel, use), cancellationToken) is { } refused)
                await ChannelStates.MayBeMendedAsync(work, refused, cancellationToken);
        }
    }

    private static async Task AllMayWorkAsync(IUnitOfWork work, CommunityRef reference, CancellationToken cancellationToken)
    {
        if (await work.Communities.FindAsync(reference, cancellationToken) is not { } community)
            return;

        foreach (var refused in await work.Places.CurrentAsync(community.Id, cancellationToken))
            await ChannelStates.MayBeMendedAsync(work, refused, cancellationToken);
    }

    [LoggerMessage(3081, LogLevel.Warning, "A change of a channel or room ({Change}) was not taken in; the next call there will tell")]
    private partial void LogNotTakenIn(Exception error, RoomChange change);
}
