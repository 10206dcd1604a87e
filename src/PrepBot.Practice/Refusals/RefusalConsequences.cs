using Microsoft.Extensions.Logging;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Queue;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Refusals;

/// <summary>Does what the table says. What follows is committed before the item is put away: should that break off, the item comes back and it is done then.</summary>
internal sealed partial class RefusalConsequences(
    IBackgroundUnits units, IOutboxQueue queue, ChannelStates channels, RoomStates rooms, ILogger<RefusalConsequences> logger)
{
    private const string Why = "the platform refuses it for good";

    /// <summary>Does what follows from a refusal, and puts the item where it belongs then.</summary>
    public async Task FollowAsync(RefusedItem item, CancellationToken cancellationToken)
    {
        if (item.WaitsForRoom)
        {
            await ParkAsync(item, cancellationToken);
            return;
        }

        LogRefused(item.Claimed.Id, item.Kind, item.Refusal, item.Step);
        RoomSince room;
        await using (var work = await units.BeginAsync(cancellationToken))
        {
            room = await FollowAsync(work, item, cancellationToken);
            await work.CommitAsync(cancellationToken);
        }

        var claimed = item.Claimed;
        switch (Rest(item, room))
        {
            case ItemRest.Parked:
                await ParkAsync(item, cancellationToken);
                break;
            case ItemRest.Again:
                await queue.RetryAsync(claimed, TimeSpan.Zero, mayHaveBeenSent: false, cancellationToken);
                break;
            case ItemRest.Done:
                await queue.DoneAsync(claimed, SentResult.Plain, cancellationToken);
                break;
            default:
                await queue.GiveUpAsync(claimed, Why, cancellationToken);
                break;
        }
    }

    /// <summary>Something went through where it was refused before.</summary>
    public async Task MendedAsync(TargetKey target, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        var channel = ChannelId.From(target.Subject);
        if (target.Use == TargetUse.Post)
            await ChannelStates.MendedAsync(work, target.CommunityId, channel, cancellationToken);
        else if (target.Use == TargetUse.OpenRooms)
            await ChannelStates.RoomsMendedAsync(work, target.CommunityId, channel, cancellationToken);

        await work.CommitAsync(cancellationToken);
    }

    /// <summary>A room that has to wait, where it cannot be in private messages instead: both hear until when.</summary>
    public async Task RoomTakesLongerAsync(CommunityId community, OpenRoom room, TimeSpan wait, CancellationToken cancellationToken)
    {
        await using var work = await units.BeginAsync(cancellationToken);
        if (await work.Rounds.FindAsync(community, RoundId.From(room.Subject), forChange: false, cancellationToken) is not { IsOpen: true } round)
            return;

        // In the members' own lanes: the round's is the one that waits.
        foreach (var member in new[] { round.InterviewerId, round.CandidateId })
            await work.Outbox.RemindAsync(community, member, TroubleTexts.RoomTakesLonger(round, work.Now + wait), cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    /// <returns>Where the round is by now.</returns>
    private async Task<RoomSince> FollowAsync(IUnitOfWork work, RefusedItem item, CancellationToken cancellationToken)
    {
        var community = await work.Communities.GetAsync(item.Claimed.Item.CommunityId, cancellationToken);
        switch (item.Step)
        {
            case RefusalStep.WaitForChannel when item.Target is { Use: TargetUse.Post } target:
                await channels.RefusedAsync(work, community, ChannelId.From(target.Subject), item.Failure, cancellationToken);
                break;
            case RefusalStep.CloseChannel when item.Target is { Use: TargetUse.Post } target:
                await channels.CloseAsync(work, community, ChannelId.From(target.Subject), item.Failure, cancellationToken);
                break;
            case RefusalStep.MoveToPrivateMessage when item.Target is { } target:
                await channels.RefusedAsync(work, community, ChannelId.From(target.Subject), item.Failure, cancellationToken);
                await MoveInvitationAsync(work, item, cancellationToken);
                break;
            case RefusalStep.EndInvitation:
                await EndInvitationAsync(work, item, cancellationToken);
                break;
            case RefusalStep.RingNext:
                await RingNextAsync(work, item, cancellationToken);
                break;
            case RefusalStep.MoveRoom or RefusalStep.AskBoth or RefusalStep.EndRound
                when await work.Rounds.FindAsync(community.Id, RoundOf(item), forChange: true, cancellationToken) is { } round:
                // Under way when the room was lost and the two had decided already: what is refused is the place of before.
                if (item.Room is { } refused && round.Room != refused)
                    return round.Room is null ? RoomSince.IsComing : RoomSince.HasMoved;

                if (item.Step == RefusalStep.MoveRoom)
                    return await rooms.RefusedAsync(work, round, item.Failure, cancellationToken) ? RoomSince.HasMoved : RoomSince.IsTheSame;

                await (item.Step == RefusalStep.AskBoth
                    ? rooms.LostAsync(work, round, cancellationToken)
                    : rooms.EndAsync(work, round, item.Failure, cancellationToken));
                break;
            default:
                break;
        }

        return RoomSince.IsTheSame;
    }

    /// <summary>Puts it aside. A round may have got its new room just before that: then nothing else would send it.</summary>
    private async Task ParkAsync(RefusedItem item, CancellationToken cancellationToken)
    {
        await queue.ParkAsync(item.Claimed, WaitsFor(item), cancellationToken);
        if (item.Claimed.Item.Content is not (PostToRoom or ShowCard))
            return;

        var (community, round) = (item.Claimed.Item.CommunityId, RoundOf(item));
        await using var work = await units.BeginAsync(cancellationToken);
        if (await work.Rounds.FindAsync(community, round, forChange: false, cancellationToken) is not { Room: { } room } || room == item.Room)
            return;

        await work.Outbox.ReleaseParkedAsync(community, round.Value, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    private static async Task MoveInvitationAsync(IUnitOfWork work, RefusedItem item, CancellationToken cancellationToken)
    {
        var (community, id) = (item.Claimed.Item.CommunityId, InvitationId.From(((ShowCard)item.Claimed.Item.Content).Subject));
        if (await work.Invitations.FindAsync(community, id, forChange: true, cancellationToken) is not { State: InvitationState.Open, IsPrivate: false } invitation)
            return;

        await work.Invitations.SetPrivateAsync(community, id, cancellationToken);
        await InvitationFlow.ShowAsync(work, invitation, cancellationToken);
    }

    private static async Task EndInvitationAsync(IUnitOfWork work, RefusedItem item, CancellationToken cancellationToken)
    {
        var (community, id) = (item.Claimed.Item.CommunityId, InvitationId.From(((ShowCard)item.Claimed.Item.Content).Subject));
        if (await work.Invitations.FindAsync(community, id, forChange: true, cancellationToken) is not { State: InvitationState.Open } invitation)
            return;

        await InvitationFlow.CloseUnseenAsync(work, invitation, cancellationToken);
        var people = await People.LoadAsync(work, community, [invitation.ToId], cancellationToken);
        await work.Outbox.SendPrivatelyAsync(community, invitation.FromId, TroubleTexts.NotInvited(people.Name(invitation.ToId)), cancellationToken);
    }

    private static async Task RingNextAsync(IUnitOfWork work, RefusedItem item, CancellationToken cancellationToken)
    {
        var (community, id) = (item.Claimed.Item.CommunityId, RingId.From(((ShowCard)item.Claimed.Item.Content).Subject));
        if (await work.Rings.FindAsync(community, id, forChange: true, cancellationToken) is not { State: RingState.Open } ring)
            return;

        await work.Rings.SaveAsync(ring with { State = RingState.Unreachable }, cancellationToken);
        await work.Rings.RemoveWishesAsync(community, [ring.MemberId], cancellationToken);
        await RingFlow.GoOnAsync(work, community, ring.EntryId, cancellationToken);
        await work.Outbox.SendPrivatelyAsync(community, ring.MemberId, TroubleTexts.NotRung, cancellationToken);
    }

    private static RoundId RoundOf(RefusedItem item) => RoundId.From(item.Claimed.Item.Content switch
    {
        PostToRoom post => post.Subject,
        OpenRoom open => open.Subject,
        ShowCard card => card.Subject,
        var other => throw new NotSupportedException($"No round for {other.GetType().Name}."),
    });

    /// <summary>
    /// Cards are drawn anew when their place is mended, so nothing of them is kept; a line is kept with its words. What goes to another place by the
    /// same item is sent again at once.
    /// </summary>
    private static ItemRest Rest(RefusedItem item, RoomSince room) => (item.Step, item.Claimed.Item.Content) switch
    {
        (RefusalStep.WaitForPerson, SendPrivately) => ItemRest.Parked,
        (_, PostToRoom) when room == RoomSince.HasMoved => ItemRest.Again,
        (_, PostToRoom) when room == RoomSince.IsComing => ItemRest.Parked,
        (RefusalStep.WaitForChannel, PostToChannel) or (RefusalStep.AskBoth, PostToRoom) => ItemRest.Parked,
        (RefusalStep.MoveRoom, PostToRoom) or (RefusalStep.LetGo or RefusalStep.WaitForChange, _) => ItemRest.GivenUp,
        (RefusalStep.EndRound, OpenRoom) => ItemRest.GivenUp,
        _ => ItemRest.Done,
    };

    private static Guid WaitsFor(RefusedItem item) => item.Claimed.Item.Content switch
    {
        SendPrivately word => word.MemberId,
        PostToChannel post => post.ChannelId,
        PostToRoom post => post.Subject,
        ShowCard card when item.WaitsForRoom => card.Subject,
        var other => throw new NotSupportedException($"{other.GetType().Name} waits for nobody."),
    };

    /// <summary>A round's room, beside the one that was refused.</summary>
    private enum RoomSince
    {
        IsTheSame = 0,
        HasMoved = 1,
        IsComing = 2,
    }

    private enum ItemRest
    {
        Done = 0,
        Parked = 1,
        Again = 2,
        GivenUp = 3,
    }

    [LoggerMessage(3101, LogLevel.Warning, "Outbox item {Item} ({Kind}) is refused for good ({Refusal}): {Step}")]
    private partial void LogRefused(long item, OutgoingKind kind, PlatformRefusal refusal, RefusalStep step);
}
