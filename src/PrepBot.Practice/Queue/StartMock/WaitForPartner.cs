using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
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
    /// <summary>Waits, or is paired at once.</summary>
    public async Task<StartMockOutcome> WaitAsync(Call call, Channel channel, RoundRequest wish, CancellationToken cancellationToken)
    {
        // First the queue, then the question: while we wait for it, somebody may pair this very member.
        var (work, member) = (call.Work, call.Member.Id);
        await work.Queue.LockAsync(call.CommunityId, channel.Id, cancellationToken);
        var wanted = new WaitingEntry(
            call.CommunityId, call.NewId<WaitingEntryId>(), channel.Id, member, wish.Role, wish.Principles, wish.Minutes,
            call.Now, call.Now + call.Community.Settings.WaitingEntryLife, wish.First)
        {
            Theme = wish.Theme,
        };
        var (open, before, look) = await work.TogetherAsync(
            () => work.Rounds.OpenOfAsync(call.CommunityId, member, cancellationToken),
            () => work.Queue.OfMemberAsync(call.CommunityId, member, cancellationToken),
            () => PairUp.EnterAsync(work, wanted, cancellationToken),
            cancellationToken);
        if (open is not null)
        {
            await work.Queue.RemoveAsync(call.CommunityId, look.Stored.Id, cancellationToken);
            return new StartMockOutcome.AlreadyInRound(open, open.PartOf(member));
        }

        var roomsAreRefused = false;
        var rounds = await pairUp.PairAsync(
            work, call.Community, look, call.People, async () => roomsAreRefused = await RoomsOfChannel.AreRefusedAsync(call, channel.Id, cancellationToken), cancellationToken);
        if (rounds.FirstOrDefault(round => round.PartOf(member) != RoundPart.None) is { } mine)
        {
            return new StartMockOutcome.Paired(mine, mine.PartOf(member)) { RoomsAreRefused = roomsAreRefused };
        }

        var queue = look.Waiters.Where(waiter => !waiter.InRound && rounds.All(round => round.PartOf(waiter.Entry.MemberId) == RoundPart.None)).Select(waiter => waiter.Entry).ToList();
        var place = queue.TakeWhile(waiting => waiting.MemberId != member).Count() + 1;
        var watched = wish.Role != WantedRole.Observer && !call.Member.Profile.ObserversWelcome && queue.Any(waiting => waiting.Role == WantedRole.Observer);
        var wasWaiting = before.Any(entry => entry.ChannelId == channel.Id && entry.ExpiresAt > call.Now);
        return new StartMockOutcome.Waiting(look.Stored, place, wasWaiting, watched);
    }

    /// <summary>The open channel a button names, or null.</summary>
    public static async Task<Channel?> ChannelOfAsync(Call call, CancellationToken cancellationToken)
    {
        var channel = call.Target.Id<ChannelId>() is { } id
            ? await call.Work.Communities.FindChannelAsync(call.CommunityId, id, cancellationToken)
            : null;
        return channel is { Enabled: true } ? channel : null;
    }
}
