using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Refusals;

/// <summary>What becomes of a round whose room is gone, or closed to the bot: it is opened again, moves into private messages, or ends.</summary>
internal sealed class RoomStates(RoundConsequences rounds, ChannelStates channels, Remedies remedies)
{
    /// <summary>The job that ends a round nobody has decided about; its subject is the round.</summary>
    public const string DecideJob = "room-lost";

    /// <summary>For how long the two may decide where to go on.</summary>
    public static readonly TimeSpan DecideWithin = TimeSpan.FromMinutes(30);

    /// <summary>The room of an open round is gone: both hear privately, and choose. Once; a second call does nothing.</summary>
    public async Task LostAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        var target = TargetKey.Room(round.CommunityId, round.Id.Value);
        if (!round.IsOpen || await work.Places.FindAsync(target, cancellationToken) is not null)
            return;

        var community = await work.Communities.GetAsync(round.CommunityId, cancellationToken);
        var people = await People.OfAsync(work, round, cancellationToken);
        await work.Places.NoteAsync(new RefusedTarget(target, PlatformRefusal.RoomGone, [], work.Now, Tries: 1, NextTryAt: null), cancellationToken);
        await work.DueRows.SetAsync(round.CommunityId, DecideJob, round.Id.Value, work.Now + DecideWithin, cancellationToken);
        foreach (var member in Pair(round))
            await work.Outbox.SendPrivatelyAsync(round, member, TroubleTexts.RoomLost(round, member, people, CanMove(community, round, people)), cancellationToken);
    }

    /// <summary>The two have decided: the round waits for nobody's word any more.</summary>
    public static async Task DecidedAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        await work.Places.ClearAsync(TargetKey.Room(round.CommunityId, round.Id.Value), cancellationToken);
        await work.DueRows.ClearAsync(round.CommunityId, DecideJob, round.Id.Value, cancellationToken);
    }

    /// <summary>A new room is opened, with everything in it as it is now.</summary>
    public static async Task ReopenAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        await FoundAsync(work, round, room: null, cancellationToken);
        await work.Outbox.OpenRoomAsync(round, cancellationToken);
        await ShowAsync(work, round, cancellationToken);
    }

    /// <summary>The round goes on in private messages.</summary>
    /// <returns>False where the platform has no such room: then nothing has changed.</returns>
    public async Task<bool> MoveAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        var community = await work.Communities.GetAsync(round.CommunityId, cancellationToken);
        var people = await People.OfAsync(work, round, cancellationToken);
        if (Direct(community, round, people) is not { } room || round.Room == room)
            return false;

        await FoundAsync(work, round, room, cancellationToken);
        await work.Outbox.PostToRoomAsync(round, TroubleTexts.RoomIsHere, cancellationToken);
        await ShowAsync(work, round, cancellationToken);
        await work.Outbox.ReleaseParkedAsync(round.CommunityId, round.Id.Value, cancellationToken);
        return true;
    }

    /// <summary>The platform keeps the round out of its room: it moves into private messages, or, where that is none, ends.</summary>
    /// <returns>Whether it moved.</returns>
    public async Task<bool> RefusedAsync(IUnitOfWork work, Round round, PlatformException failure, CancellationToken cancellationToken)
    {
        if (!round.IsOpen)
            return false;

        var moved = await MoveAsync(work, round, cancellationToken);
        if (!moved)
            await EndAsync(work, round, failure, cancellationToken);

        var community = await work.Communities.GetAsync(round.CommunityId, cancellationToken);
        await channels.RoomsRefusedAsync(work, community, round.ChannelId, failure, roundsEnd: !moved, cancellationToken);
        return moved;
    }

    /// <summary>The round exists nowhere, so it is over; both hear why, and what helps.</summary>
    public async Task EndAsync(IUnitOfWork work, Round round, PlatformException failure, CancellationToken cancellationToken)
    {
        var step = round.Stage == RoundStage.Gathering ? round.Cancel(CancelReason.NoRoom, work.Now) : round.End(work.Now);
        if (step is not RoundStep.Taken { Round: var over })
            return;

        await rounds.SaveAsync(work, round, over, cancellationToken);
        await FoundAsync(work, round, round.Room, cancellationToken);
        var community = await work.Communities.GetAsync(round.CommunityId, cancellationToken);
        var people = await People.OfAsync(work, round, cancellationToken);
        var help = failure.Refusal is { } refusal ? remedies.For(community.Ref, refusal, failure.Rights) : null;
        foreach (var member in Pair(round))
            await work.Outbox.SendPrivatelyAsync(round, member, TroubleTexts.NoRoom(round, over, member, people, failure.Refusal, help), cancellationToken);
    }

    /// <summary>Where the room is from now on; it is lost no longer.</summary>
    private static async Task FoundAsync(IUnitOfWork work, Round round, RoomRef? room, CancellationToken cancellationToken)
    {
        await DecidedAsync(work, round, cancellationToken);
        await work.Rounds.SetRoomAsync(round.CommunityId, round.Id, room, cancellationToken);
    }

    private static async Task ShowAsync(IUnitOfWork work, Round round, CancellationToken cancellationToken)
    {
        await work.Outbox.ShowCardAsync(round.CommunityId, round.Id.Value, RoundCard.Name, round.Id.Value, cancellationToken);
        for (var index = 0; index < round.Kit.Count; index++)
        {
            if (round.Kit[index] is { AskedAt: not null, Replaced: null })
                await RoundConsequences.ShowQuestionAsync(work, round, index, cancellationToken);
        }
    }

    private bool CanMove(Community community, Round round, People people) => Direct(community, round, people) is { } room && round.Room != room;

    private RoomRef? Direct(Community community, Round round, People people) =>
        remedies.DirectRoom(community.Ref, RoundPeople.Name(round, people));

    private static MemberId[] Pair(Round round) => [round.InterviewerId, round.CandidateId];
}

/// <summary>Who is in a round's room.</summary>
internal static class RoundPeople
{
    /// <summary>The pair first, then who watches; who has nobody behind them any more is left out.</summary>
    public static IReadOnlyList<PersonRef> Name(Round round, People people)
    {
        MemberId[] members = round.ObserverId is { } observer ? [round.InterviewerId, round.CandidateId, observer] : [round.InterviewerId, round.CandidateId];
        return [.. members.Select(people.Person).OfType<PersonRef>()];
    }
}
