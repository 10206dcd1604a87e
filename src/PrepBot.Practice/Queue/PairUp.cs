using Microsoft.Extensions.Logging;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
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

    /// <summary>Puts an entry into its queue, then pairs everybody who fits.</summary>
    /// <returns>The rounds that were opened.</returns>
    public async Task<IReadOnlyList<Round>> JoinAsync(
        IUnitOfWork work, Community community, WaitingEntry entry, AskedPeople asked, CancellationToken cancellationToken)
    {
        await work.Queue.LockAsync(community.Id, entry.ChannelId, cancellationToken);
        var stored = await work.Queue.PutAsync(entry, cancellationToken);
        await work.DueRows.SetAsync(community.Id, ExpiryJob, stored.Id.Value, stored.ExpiresAt, cancellationToken);
        var rounds = await PairAsync(work, community, entry, asked, cancellationToken);
        await ShowQueueAsync(work, community.Id, entry.ChannelId, cancellationToken);
        return rounds;
    }

    /// <summary>Whose partner did not come goes to the head of the queue of the round's channel, with the same wishes.</summary>
    /// <returns>Whether a new partner was found at once.</returns>
    public async Task<bool> FirstInLineAsync(
        IUnitOfWork work, Round round, MemberId member, AskedPeople asked, CancellationToken cancellationToken)
    {
        var community = await work.Communities.GetAsync(round.CommunityId, cancellationToken);
        var role = round.PartOf(member) == RoundPart.Candidate ? WantedRole.Candidate : WantedRole.Interviewer;
        var entry = new WaitingEntry(
            community.Id, NewId.At<WaitingEntryId>(work.Now), round.ChannelId, member, role, role == WantedRole.Candidate ? round.Principles : [],
            round.PlannedMinutes, work.Now, work.Now + community.Settings.WaitingEntryLife, First: true)
        {
            Theme = role == WantedRole.Candidate ? round.Theme : null,
        };
        var rounds = await JoinAsync(work, community, entry, asked, cancellationToken);
        return rounds.Any(opened => opened.PartOf(member) != RoundPart.None);
    }

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
        IUnitOfWork work, Community community, WaitingEntry joined, AskedPeople asked, CancellationToken cancellationToken)
    {
        var channel = joined.ChannelId;
        var waiters = await work.Queue.WaitersAsync(community.Id, channel, cancellationToken);
        var seed = StableHash.Compute($"{channel.Value:N} {work.Now.UtcTicks}");
        var weights = PairingWeights.Default with { RepeatAfter = community.Settings.RepeatAfter, DefaultMinutes = community.Settings.DefaultMinutes };
        var result = Pairer.Pair(waiters, weights, work.Now, seed);

        // Nobody is seated who is not known to be here: whoever is gone leaves the queue, whoever the platform does not tell of waits on.
        while (await AbsentAsync(work, community.Id, joined.MemberId, result, waiters, asked, cancellationToken) is { Count: > 0 } absent)
        {
            waiters = [.. waiters.Where(waiter => !absent.Contains(waiter.Entry.MemberId))];
            result = Pairer.Pair(waiters, weights, work.Now, seed);
        }

        var rounds = new List<Round>();
        var seated = new HashSet<MemberId>();
        foreach (var pair in result.Pairs)
        {
            var round = await OpenAsync(work, community, channel, pair, waiters, seated, cancellationToken);
            if (round is null)
                continue;

            seated.UnionWith(Observers(round));
            rounds.Add(round);
            LogPaired(channel.Value, pair.Interviewer.Id.Value, pair.Candidate.Id.Value, waiters.Count, seed);
        }

        return rounds;
    }

    /// <summary>Those of the pairs, and of who could watch them, who are not known to be members now. Who has just joined the queue is.</summary>
    private static async Task<HashSet<MemberId>> AbsentAsync(
        IUnitOfWork work, CommunityId community, MemberId joined, PairingResult result, IReadOnlyList<Waiter> waiters, AskedPeople asked,
        CancellationToken cancellationToken)
    {
        if (result.Pairs.Count == 0)
            return [];

        var watching = waiters.Where(waiter => waiter.Entry.Role == WantedRole.Observer).Select(waiter => waiter.Entry.MemberId);
        var seated = result.Pairs.SelectMany(pair => new[] { pair.Interviewer.MemberId, pair.Candidate.MemberId }).Concat(watching)
            .Where(member => member != joined).Distinct().ToList();
        var people = await People.LoadAsync(work, community, seated, cancellationToken);
        var here = seated.Where(member => people.Person(member) is not null).ToList();
        var answers = asked.FindAll([.. here.Select(member => people.Person(member)!.Value)]);
        return [.. seated.Except(here.Where((_, i) => answers[i] is Membership.Active))];
    }

    private async Task<Round?> OpenAsync(
        IUnitOfWork work, Community community, ChannelId channel, ChosenPair pair, IReadOnlyList<Waiter> waiters, HashSet<MemberId> seated, CancellationToken cancellationToken)
    {
        var minutes = pair.Minutes;
        var candidate = waiters.First(waiter => waiter.Entry.Id == pair.Candidate.Id);
        var credits = await work.Coverage.OfCandidateAsync(community.Id, pair.Candidate.MemberId, cancellationToken);
        var targets = PrinciplesOfRound.Choose(
            principles, pair.Candidate.Principles, pair.Interviewer.Principles, PractisedSoFar.From(credits), candidate.Level, minutes);
        var wish = new NewRound(community, channel, pair.Interviewer.MemberId, pair.Candidate.MemberId, targets, minutes)
        {
            Theme = pair.Candidate.Theme,
            ObserverId = ObserverSeat.For(waiters.First(waiter => waiter.Entry.Id == pair.Interviewer.Id), candidate, waiters.Where(waiter => !seated.Contains(waiter.Entry.MemberId)))?.Entry.MemberId,
        };
        var round = await RoundOpener.OpenAsync(work, wish, cancellationToken);

        // An observer may have been seated elsewhere meanwhile: that is no reason to leave the pair waiting.
        if (round is null && wish.ObserverId is not null)
            round = await RoundOpener.OpenAsync(work, wish with { ObserverId = null }, cancellationToken);
        if (round is null)
            return null;

        await RemoveAsync(work, community.Id, [round.InterviewerId, round.CandidateId, .. Observers(round)], cancellationToken);
        await TellAsync(work, round, pair.Reasons, cancellationToken);
        return round;
    }

    private static IEnumerable<MemberId> Observers(Round round) => round.ObserverId is { } observer ? [observer] : [];

    /// <summary>Both learn privately that they are paired, and why with each other; who watches learns what for.</summary>
    private async Task TellAsync(IUnitOfWork work, Round round, IReadOnlyList<WhyThisPartner> reasons, CancellationToken cancellationToken)
    {
        var people = await People.OfAsync(work, round, cancellationToken);
        foreach (var member in new[] { round.InterviewerId, round.CandidateId })
        {
            var part = round.PartOf(member) == RoundPart.Interviewer ? "interviewer" : "candidate";
            var why = WhyTexts.For(reasons, member, people, principles);
            var watched = round.ObserverId is { } watcher
                ? QueueTexts.ObserverWatches(people.Name(watcher))
                : RichText.Plain("");
            await work.Outbox.SendPrivatelyAsync(
                round,
                member,
                Message.Create(QueueTexts.Paired(people.Name(round.PartnerOf(member)), part, why, watched)),
                cancellationToken);
        }

        foreach (var observer in Observers(round))
            await work.Outbox.SendPrivatelyAsync(round, observer, ObserverTexts.Welcome(round, people), cancellationToken);
    }

    [LoggerMessage(3061, LogLevel.Information, "Paired in channel {Channel}: entries {Interviewer} and {Candidate} of {Waiting} waiting, seed {Seed}.")]
    private partial void LogPaired(Guid channel, Guid interviewer, Guid candidate, int waiting, int seed);
}
