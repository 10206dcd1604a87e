using Microsoft.Extensions.Logging;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Values.Identity;
using PrepBot.Values.Text;

namespace PrepBot.Practice.Queue;

/// <summary>Pairs whoever fits in a channel's queue and opens their rounds. The queue is held meanwhile, so that nobody is paired twice.</summary>
internal sealed partial class PairUp(PrincipleSet principles, ILogger<PairUp> logger)
{
    /// <summary>The job that lets a waiting entry lapse.</summary>
    public const string ExpiryJob = "waiting-expiry";

    /// <summary>Puts an entry into its queue, holds that, and looks at everybody who waits there now.</summary>
    /// <param name="keepsWish">Who waits there already keeps their wishes; only the role is new.</param>
    /// <returns>Null when the channel is closed.</returns>
    public static async Task<QueueLook?> EnterAsync(IUnitOfWork work, WaitingEntry entry, bool keepsWish, CancellationToken cancellationToken)
    {
        var (entered, waiters, wishes) = await work.TogetherAsync(
            () => work.Queue.EnterAsync(entry, keepsWish, cancellationToken),
            () => work.Queue.WaitersAsync(entry.CommunityId, entry.ChannelId, cancellationToken),
            () => work.Rings.WishesAroundAsync(entry.CommunityId, entry.ChannelId, entry.MemberId, cancellationToken),
            cancellationToken);
        return entered is null
            ? null
            : new QueueLook(entered.Entry, entered.WasWaiting, waiters, People.Create(waiters.Select(waiter => waiter.Member).OfType<Member>())) { Wishes = wishes };
    }

    /// <summary>Pairs everybody who fits, after somebody has entered.</summary>
    /// <param name="look">What the queue looks like.</param>
    /// <param name="asked">What is known of the people.</param>
    /// <param name="alongside">What is to be asked too where anybody is paired, or null.</param>
    /// <returns>The rounds that were opened.</returns>
    public async Task<IReadOnlyList<Round>> PairAsync(
        IUnitOfWork work, Community community, QueueLook look, AskedPeople asked, Func<Task>? alongside, CancellationToken cancellationToken)
    {
        var (stored, left) = (look.Stored, new HashSet<ChannelId> { look.Stored.ChannelId });
        var rounds = await PairAsync(work, community, look, asked, left, alongside, cancellationToken);
        if (rounds.All(round => round.PartOf(stored.MemberId) == RoundPart.None))
        {
            await work.DueRows.SetAsync(community.Id, ExpiryJob, stored.Id.Value, stored.ExpiresAt, cancellationToken);
            if (look.Wishes.Any(wish => wish.MemberId != stored.MemberId))
                await RingFlow.LookAsync(work, community, stored, cancellationToken);
        }

        foreach (var channel in left)
            await ShowQueueAsync(work, community.Id, channel, cancellationToken);

        return rounds;
    }

    /// <summary>Whose partner did not come goes to the head of the queue of the round's channel, with the same wishes.</summary>
    /// <returns>Null when the channel is closed.</returns>
    public static Task<QueueLook?> EnterFirstAsync(Call call, Round round, MemberId member, CancellationToken cancellationToken)
    {
        var role = round.PartOf(member) == RoundPart.Candidate ? WantedRole.Candidate : WantedRole.Interviewer;
        var entry = new WaitingEntry(
            round.CommunityId, call.NewId<WaitingEntryId>(), round.ChannelId, member, role, role == WantedRole.Candidate ? round.Principles : [],
            round.PlannedMinutes, call.Now, call.Now + call.Community.Settings.WaitingEntryLife, First: true)
        {
            Theme = role == WantedRole.Candidate ? round.Theme : null,
        };
        return EnterAsync(call.Work, entry, keepsWish: false, cancellationToken);
    }

    /// <summary>What counts how much in this group.</summary>
    public static PairingWeights Weights(Community community) =>
        PairingWeights.Default with { RepeatAfter = community.Settings.RepeatAfter, DefaultMinutes = community.Settings.DefaultMinutes };

    /// <summary>Draws the queue's card anew.</summary>
    public static Task ShowQueueAsync(IUnitOfWork work, CommunityId community, ChannelId channel, CancellationToken cancellationToken) =>
        work.Outbox.ShowCardAsync(community, channel.Value, QueueCard.Name, channel.Value, cancellationToken);

    /// <summary>Takes members out of every queue: they are in a round now, or gone.</summary>
    public static async Task RemoveAsync(
        IUnitOfWork work, CommunityId community, IReadOnlyCollection<MemberId> members, CancellationToken cancellationToken)
    {
        foreach (var channel in await work.Queue.RemoveMembersAsync(community, members, cancellationToken))
            await ShowQueueAsync(work, community, channel, cancellationToken);
    }

    private async Task<IReadOnlyList<Round>> PairAsync(
        IUnitOfWork work, Community community, QueueLook look, AskedPeople asked, HashSet<ChannelId> left, Func<Task>? alongside, CancellationToken cancellationToken)
    {
        var channel = look.Stored.ChannelId;
        var waiters = look.Waiters;
        var seed = StableHash.Compute($"{channel.Value:N} {work.Now.UtcTicks}");
        var weights = Weights(community);
        var result = Pairer.Pair(waiters, weights, work.Now, seed);

        // Nobody is seated who is not known to be here: whoever is gone leaves the queue, whoever the platform does not tell of waits on.
        while (Absent(look, result, waiters, asked) is { Count: > 0 } absent)
        {
            waiters = [.. waiters.Where(waiter => !absent.Contains(waiter.Entry.MemberId))];
            result = Pairer.Pair(waiters, weights, work.Now, seed);
        }

        // Who watches is chosen one pair after the other; then all of them are opened at once.
        var seated = new HashSet<MemberId>();
        var wishes = result.Pairs.Select(pair => (Pair: pair, Wish: Wish(community, look, pair, waiters, seated))).ToList();
        var opened = new Round?[wishes.Count];
        await work.TogetherAsync(
            [
                .. wishes.Select((one, i) => (Func<Task>)(async () => opened[i] = await OpenAsync(work, one.Wish, left, cancellationToken))),
                .. alongside is not null && wishes.Count > 0 ? [alongside] : Array.Empty<Func<Task>>(),
            ],
            cancellationToken);
        foreach (var ((pair, _), round) in wishes.Zip(opened))
        {
            if (round is null)
                continue;

            await TellAsync(work, round, look.People, pair.Reasons, cancellationToken);
            LogPaired(channel.Value, pair.Interviewer.Id.Value, pair.Candidate.Id.Value, waiters.Count, seed);
        }

        return [.. opened.OfType<Round>()];
    }

    /// <summary>Those of the pairs, and of who could watch them, who are not known to be members now. Who has just joined the queue is.</summary>
    private static HashSet<MemberId> Absent(QueueLook look, PairingResult result, IReadOnlyList<Waiter> waiters, AskedPeople asked)
    {
        if (result.Pairs.Count == 0)
            return [];

        var watching = waiters.Where(waiter => waiter.Entry.Role == WantedRole.Observer).Select(waiter => waiter.Entry.MemberId);
        var seated = result.Pairs.SelectMany(pair => new[] { pair.Interviewer.MemberId, pair.Candidate.MemberId }).Concat(watching)
            .Where(member => member != look.Stored.MemberId).Distinct().ToList();
        var here = seated.Where(member => look.People.Person(member) is not null).ToList();
        var answers = asked.FindAll([.. here.Select(member => look.People.Person(member)!.Value)]);
        return [.. seated.Except(here.Where((_, i) => answers[i] is Membership.Active))];
    }

    private NewRound Wish(Community community, QueueLook look, ChosenPair pair, IReadOnlyList<Waiter> waiters, HashSet<MemberId> seated)
    {
        var candidate = waiters.First(waiter => waiter.Entry.Id == pair.Candidate.Id);
        var targets = PrinciplesOfRound.Choose(
            principles, pair.Candidate.Principles, pair.Interviewer.Principles, candidate.Practised, candidate.Level, pair.Minutes);
        var observer = ObserverSeat.For(
            waiters.First(waiter => waiter.Entry.Id == pair.Interviewer.Id), candidate, waiters.Where(waiter => !seated.Contains(waiter.Entry.MemberId)))?.Entry.MemberId;
        if (observer is { } watcher)
            seated.Add(watcher);

        return new NewRound(community, look.Stored.ChannelId, pair.Interviewer.MemberId, pair.Candidate.MemberId, targets, pair.Minutes)
        {
            Theme = pair.Candidate.Theme,
            ObserverId = observer,
            Candidate = look.People.Find(pair.Candidate.MemberId)?.Profile,
        };
    }

    /// <summary>An observer may have been seated elsewhere meanwhile: that is no reason to leave the pair waiting.</summary>
    private static async Task<Round?> OpenAsync(IUnitOfWork work, NewRound wish, HashSet<ChannelId> left, CancellationToken cancellationToken)
    {
        var round = await RoundOpener.OpenAsync(work, wish, left, cancellationToken);
        return round is null && wish.ObserverId is not null
            ? await RoundOpener.OpenAsync(work, wish with { ObserverId = null }, left, cancellationToken)
            : round;
    }

    private static IEnumerable<MemberId> Observers(Round round) => round.ObserverId is { } observer ? [observer] : [];

    /// <summary>Both learn privately that they are paired, and why with each other; who watches learns what for.</summary>
    private async Task TellAsync(IUnitOfWork work, Round round, People people, IReadOnlyList<WhyThisPartner> reasons, CancellationToken cancellationToken)
    {
        foreach (var member in new[] { round.InterviewerId, round.CandidateId })
        {
            var why = QueueTexts.Why(
                people.PlainName(round.PartnerOf(member)), WhyTexts.For(reasons, member, people, principles),
                round.ObserverId is { } watcher ? QueueTexts.ObserverWatches(people.Name(watcher)) : null);
            await work.Outbox.SendPrivatelyAsync(round, member, PairingCard.Create(round, member, people, principles, why), cancellationToken);
        }

        foreach (var observer in Observers(round))
            await work.Outbox.SendPrivatelyAsync(round, observer, ObserverTexts.Welcome(round, people), cancellationToken);
    }

    [LoggerMessage(3061, LogLevel.Information, "Paired in channel {Channel}: entries {Interviewer} and {Candidate} of {Waiting} waiting, seed {Seed}.")]
    private partial void LogPaired(Guid channel, Guid interviewer, Guid candidate, int waiting, int seed);
}

/// <summary>A channel's queue as somebody who has just entered finds it.</summary>
/// <param name="WasWaiting">Whether they waited there before.</param>
/// <param name="Waiters">Who waits, first in line first, with everything pairing looks at.</param>
/// <param name="People">Who they are.</param>
internal sealed record QueueLook(WaitingEntry Stored, bool WasWaiting, IReadOnlyList<Waiter> Waiters, People People)
{
    /// <summary>Who has just entered may want to be rung, and so may others of this channel: their own wish, and one of another, as far as there are any.</summary>
    public IReadOnlyList<RingWish> Wishes { get; init; } = [];

    /// <summary>Whether who has just entered sits in a round.</summary>
    public bool IsInRound => Waiters.Any(waiter => waiter.Entry.MemberId == Stored.MemberId && waiter.InRound);
}
