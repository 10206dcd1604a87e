using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Work;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.StartMock;

/// <summary>What a member wishes of a round.</summary>
internal sealed record RoundRequest(WantedRole Role, IReadOnlyList<PrincipleId> Principles, int? Minutes)
{
    /// <summary>The theme that was named, or null; the principles are then its own, unless others were named.</summary>
    public ThemeId? Theme { get; init; }

    /// <summary>Who waits there already keeps their principles and minutes: a role button asks for nothing else.</summary>
    public bool KeepsWish { get; init; }

    /// <summary>First in line, whatever the others waited.</summary>
    public bool First { get; init; }
}

/// <summary>Puts the acting member into a channel's queue, or straight into a round: for the command, for buttons and for claims.</summary>
internal sealed class WaitForPartner(PairUp pairUp, AnswerBook answers)
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
        var (entered, members) = await work.TogetherAsync(
            () => PairUp.EnterAsync(work, Entry(call, channel, wish), wish.KeepsWish, cancellationToken),
            () => work.Queue.MembersAsync(call.CommunityId, cancellationToken),
            cancellationToken);
        if (entered is not { } look)
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

        return Waiting(call, look, rounds, look.Wishes.FirstOrDefault(wish => wish.MemberId == member)) with { IsFirst = members <= 1 };
    }

    /// <summary>Where somebody stands who waits already.</summary>
    public StartMockOutcome Find(Call call, WaitingEntry entry, IReadOnlyList<Waiter> waiters, RingWish? toRing) =>
        Waiting(call, new QueueLook(entry, WasWaiting: false, waiters, People.Create(waiters.Select(waiter => waiter.Member).OfType<Member>())), [], toRing);

    private StartMockOutcome.Waiting Waiting(Call call, QueueLook look, IReadOnlyList<Round> rounds, RingWish? toRing)
    {
        var queue = look.Waiters.Where(waiter => !waiter.InRound && rounds.All(round => round.PartOf(waiter.Entry.MemberId) == RoundPart.None)).Select(waiter => waiter.Entry).ToList();
        var place = queue.TakeWhile(waiting => waiting.MemberId != call.Member.Id).Count() + 1;
        var watched = look.Stored.Role != WantedRole.Observer && !call.Member.Profile.ObserversWelcome && queue.Any(waiting => waiting.Role == WantedRole.Observer);
        return new StartMockOutcome.Waiting(look.Stored, place, look.WasWaiting, watched)
        {
            Nearly = NearlyFitting.Find(look, call.Community, call.Now),
            CanTrain = answers.All.Count > 0,
            Ring = RingOffer.Create(call.Community, look.Stored, toRing, call.Now),
        };
    }

    /// <summary>
    /// Takes the part beside somebody who waits, and is paired with just them, with every check of a pairing; who presses need not wait themselves. Null, with
    /// nothing changed, where they do not wait any more or cannot be paired with this member.
    /// </summary>
    /// <param name="other">Who waits, as the offer named them.</param>
    /// <param name="wish">The part this member takes, and what they would be asked; who waits already keeps what they wished.</param>
    public async Task<StartMockOutcome?> TakeAsync(Call call, ChannelId channel, WaitingEntryId other, RoundRequest wish, CancellationToken cancellationToken)
    {
        var (work, member) = (call.Work, call.Member.Id);
        var (waiters, open, own) = await work.TogetherAsync(
            async () =>
            {
                await work.Queue.LockAsync(call.CommunityId, channel, cancellationToken);
                return await work.Queue.WaitersAsync(call.CommunityId, channel, cancellationToken);
            },
            () => work.Rounds.OpenOfAsync(call.CommunityId, member, cancellationToken),
            () => work.Queue.OfMemberAsync(call.CommunityId, member, cancellationToken),
            cancellationToken);
        if (open is not null)
            return new StartMockOutcome.AlreadyInRound(open, open.PartOf(member));

        var (role, entry) = (wish.Role, Entry(call, channel, wish));
        var (mine, theirs) = (waiters.FirstOrDefault(waiter => waiter.Entry.MemberId == member), waiters.FirstOrDefault(waiter => waiter.Entry.Id == other));
        if (theirs is null)
            return null;

        if (theirs.Entry.MemberId == member)
            return new StartMockOutcome.PressedOwnName(theirs.Entry);

        if (mine is not null && !NearlyFitting.WouldFit(mine, theirs, role, call.Community, call.Now))
            return null;

        if (await PairUp.EnterAsync(work, entry, keepsWish: true, cancellationToken) is not { } look)
            return null;

        // Whoever did not wait until now is known to the queue only from here on, with whom they would not meet.
        if (mine is null && (look.Waiters.FirstOrDefault(waiter => waiter.Entry.Id == look.Stored.Id) is not { } entered || !NearlyFitting.WouldFit(entered, theirs, role, call.Community, call.Now)))
        {
            await PutBackAsync(work, look, own, cancellationToken);
            return null;
        }

        var (roomsAreRefused, two) = (false, look with { Waiters = [.. look.Waiters.Where(waiter => waiter.Entry.MemberId == member || waiter.Entry.Id == other || waiter.Entry.Role == WantedRole.Observer)] });
        var rounds = await pairUp.PairAsync(
            work, call.Community, two, call.People, async () => roomsAreRefused = await RoomsOfChannel.AreRefusedAsync(call, channel, cancellationToken), cancellationToken);
        if (rounds.FirstOrDefault(round => round.PartOf(member) != RoundPart.None) is { } opened)
            return new StartMockOutcome.Paired(opened, member, look.People) { RoomsAreRefused = roomsAreRefused };

        // They have left the group meanwhile: everything is as it was.
        if (mine is null)
            await PutBackAsync(work, look, own, cancellationToken);
        else
            await PairUp.EnterAsync(work, entry with { Role = mine.Entry.Role }, keepsWish: true, cancellationToken);
        return null;
    }

    /// <summary>Who did not wait does not wait then either. A place of theirs that had lapsed is what it was: the button that renews it still does.</summary>
    private static async Task PutBackAsync(IUnitOfWork work, QueueLook look, IReadOnlyList<WaitingEntry> own, CancellationToken cancellationToken)
    {
        if (own.FirstOrDefault(entry => entry.ChannelId == look.Stored.ChannelId) is { } lapsed)
            await work.Queue.EnterAsync(lapsed, keepsWish: false, cancellationToken);
        else
            await work.Queue.RemoveAsync(look.Stored.CommunityId, look.Stored.Id, cancellationToken);
    }

    private static WaitingEntry Entry(Call call, ChannelId channel, RoundRequest wish) => new(
        call.CommunityId, call.NewId<WaitingEntryId>(), channel, call.Member.Id, wish.Role, wish.Principles, wish.Minutes,
        call.Now, call.Now + call.Community.Settings.WaitingEntryLife, wish.First)
    {
        Theme = wish.Theme,
    };
}
