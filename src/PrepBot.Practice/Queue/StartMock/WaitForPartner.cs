using PrepBot.Chat.Dispatch;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.StartMock;

/// <summary>What a member wishes of a round.</summary>
internal sealed record RoundRequest(WantedRole Role, IReadOnlyList<PrincipleId> Principles, int? Minutes)
{
    /// <summary>The theme that was named, or null; the principles are then its own, unless others were named.</summary>
    public ThemeId? Theme { get; init; }

    /// <summary>First in line, whatever the others waited.</summary>
    public bool First { get; init; }
}

/// <summary>Puts the acting member into a channel's queue, or straight into a round: for the command, for buttons and for claims.</summary>
internal sealed class WaitForPartner(PairUp pairUp)
{
    /// <summary>Waits, or is paired at once, in the channel a button names.</summary>
    public Task<StartMockOutcome> WaitAsync(Call call, RoundRequest wish, CancellationToken cancellationToken) => call.Target.Id<ChannelId>() is { } channel
        ? WaitAsync(call, channel, wish, cancellationToken)
        : Task.FromResult<StartMockOutcome>(new StartMockOutcome.NotAMockChannel());

    /// <summary>Waits, or is paired at once.</summary>
    public async Task<StartMockOutcome> WaitAsync(Call call, ChannelId channel, RoundRequest wish, CancellationToken cancellationToken)
    {
        // Into the queue first, then the question who is in a round: while we wait for the queue, somebody may pair this very member.
        var (work, member) = (call.Work, call.Member.Id);
        var wanted = new WaitingEntry(
            call.CommunityId, call.NewId<WaitingEntryId>(), channel, member, wish.Role, wish.Principles, wish.Minutes,
            call.Now, call.Now + call.Community.Settings.WaitingEntryLife, wish.First)
        {
            Theme = wish.Theme,
        };
        if (await PairUp.EnterAsync(work, wanted, cancellationToken) is not { } look)
            return new StartMockOutcome.NotAMockChannel();

        if (look.IsInRound && await work.Rounds.OpenOfAsync(call.CommunityId, member, cancellationToken) is { } open)
        {
            await work.Queue.RemoveAsync(call.CommunityId, look.Stored.Id, cancellationToken);
            return new StartMockOutcome.AlreadyInRound(open, open.PartOf(member));
        }

        var roomsAreRefused = false;
        var rounds = await pairUp.PairAsync(
            work, call.Community, look, call.People, async () => roomsAreRefused = await RoomsOfChannel.AreRefusedAsync(call, channel, cancellationToken), cancellationToken);
        if (rounds.FirstOrDefault(round => round.PartOf(member) != RoundPart.None) is { } mine)
        {
            return new StartMockOutcome.Paired(mine, member, look.People) { RoomsAreRefused = roomsAreRefused };
        }

        var queue = look.Waiters.Where(waiter => !waiter.InRound && rounds.All(round => round.PartOf(waiter.Entry.MemberId) == RoundPart.None)).Select(waiter => waiter.Entry).ToList();
        var place = queue.TakeWhile(waiting => waiting.MemberId != member).Count() + 1;
        var watched = wish.Role != WantedRole.Observer && !call.Member.Profile.ObserversWelcome && queue.Any(waiting => waiting.Role == WantedRole.Observer);
        return new StartMockOutcome.Waiting(look.Stored, place, look.WasWaiting, watched);
    }
}
