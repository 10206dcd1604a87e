using PrepBot.Chat.DueRows;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
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

namespace PrepBot.Practice.Queue;

/// <summary>
/// Rings for one who waits, one after the other. It looks at who was rung for them, and either waits for the answer, or goes on to the next. Two at once
/// ring nobody twice: the database holds one ring alive for each of the two.
/// </summary>
internal sealed class RingJob : IJob
{
    public string Kind => RingFlow.Job;

    public async Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken)
    {
        var (waiting, rung, community) = await work.TogetherAsync(
            () => work.Queue.FindAsync(row.CommunityId, WaitingEntryId.From(row.Subject), cancellationToken),
            () => work.Rings.OfEntryAsync(row.CommunityId, WaitingEntryId.From(row.Subject), cancellationToken),
            () => work.Communities.GetAsync(row.CommunityId, cancellationToken),
            cancellationToken);
        var waits = waiting is not null && waiting.ExpiresAt > work.Now;
        switch (rung.FirstOrDefault(ring => ring.IsAlive))
        {
            case { State: RingState.Appointed }:
                return;
            case { } open when waits && open.AnswerBy > work.Now:
                await work.DueRows.SetAsync(row.CommunityId, Kind, row.Subject, open.AnswerBy, cancellationToken);
                return;
            case { } open:
                await RingFlow.EndAsync(work, open, waits ? RingState.Unanswered : RingState.WaiterGone, cancellationToken);
                break;
            default:
                break;
        }

        if (waits && community.Settings.RingsOn)
            await RingNextAsync(work, community, waiting!, rung.Count, cancellationToken);
    }

    private async Task RingNextAsync(IUnitOfWork work, Community community, WaitingEntry waiting, int before, CancellationToken cancellationToken)
    {
        var (targets, avoided, round) = await work.TogetherAsync(
            () => work.Rings.TargetsAsync(waiting, cancellationToken),
            () => work.Members.DoNotPairAsync(community.Id, waiting.MemberId, cancellationToken),
            () => work.Rounds.OpenOfAsync(community.Id, waiting.MemberId, cancellationToken),
            cancellationToken);
        var waiter = new Waiter { Entry = waiting, InRound = round is not null, DoNotPair = avoided.Select(member => member.Id).ToHashSet() };
        var left = targets.ToList();
        while (RingRules.Next(waiter, left, community.Settings.RingHours, community.Settings.RepeatAfter, work.Now) is { } next)
        {
            var ring = RingRules.Begin(NewId.At<RingId>(work.Now), next, waiting, community.Settings.DefaultMinutes, work.Now);
            if (await work.Rings.AddAsync(ring, cancellationToken))
            {
                await RingFlow.ShowAsync(work, ring, cancellationToken);
                await work.DueRows.SetAsync(community.Id, Kind, waiting.Id.Value, ring.AnswerBy, cancellationToken);
                if (before == 0)
                    await TellAsync(work, waiting, RichText.Plain(RingTexts.SomebodyIsRung), cancellationToken);
                return;
            }

            // Somebody else's arrival rings them at this moment, or this one is rung for already.
            left.Remove(next);
        }

        if (before > 0 && round is null)
            await TellAsync(work, waiting, RingTexts.NobodyCame(waiting.ExpiresAt), cancellationToken);
    }

    /// <summary>Who waits is told without a sound, and never whom.</summary>
    private static Task TellAsync(IUnitOfWork work, WaitingEntry waiting, RichText text, CancellationToken cancellationToken) =>
        work.Outbox.RemindAsync(waiting.CommunityId, waiting.MemberId, Message.Create(text) with { Silent = true }, cancellationToken);
}

/// <summary>The time of an appointment has come: the two are paired and their room opens; where one of them cannot, the other hears so.</summary>
internal sealed class RingMeetJob(PrincipleSet principles) : IJob
{
    public string Kind => RingFlow.MeetJob;

    public async Task RunAsync(IUnitOfWork work, DueRow row, CancellationToken cancellationToken)
    {
        if (await work.Rings.FindAsync(row.CommunityId, RingId.From(row.Subject), forChange: true, cancellationToken) is not { State: RingState.Appointed, MeetAt: { } at } ring)
            return;

        if (at > work.Now)
        {
            await work.DueRows.SetAsync(row.CommunityId, Kind, row.Subject, at, cancellationToken);
            return;
        }

        var (community, people, isApart, (mine, theirs)) = await work.TogetherAsync(
            () => work.Communities.GetAsync(ring.CommunityId, cancellationToken),
            () => People.LoadAsync(work, ring.CommunityId, [ring.MemberId, ring.WaiterId], cancellationToken),
            () => work.Members.AvoidEachOtherAsync(ring.CommunityId, ring.MemberId, ring.WaiterId, cancellationToken),
            () => work.TogetherAsync(
                () => work.Rounds.OpenOfAsync(ring.CommunityId, ring.MemberId, cancellationToken),
                () => work.Rounds.OpenOfAsync(ring.CommunityId, ring.WaiterId, cancellationToken),
                cancellationToken),
            cancellationToken);
        var isLate = work.Now - at > RingRules.LateFor;
        if (!isLate && !isApart && mine is null && theirs is null && await OpenAsync(work, community, ring, people, cancellationToken) is { } round)
        {
            await RingFlow.EndAsync(work, ring, RingState.Paired, cancellationToken);
            foreach (var member in new[] { ring.MemberId, ring.WaiterId })
                await work.Outbox.SendPrivatelyAsync(round, member, PairingCard.Create(round, member, people, principles, RichText.Plain(RingTexts.AsAgreed)), cancellationToken);
            return;
        }

        await RingFlow.EndAsync(work, ring, RingState.Missed, cancellationToken);
        if (mine is null)
            await RingFlow.TellAsync(work, ring, ring.MemberId, isLate ? RingTexts.IWasAway(at) : RingTexts.NotFreeAtTheTime(at), cancellationToken);
        if (theirs is null)
            await RingFlow.TellAsync(work, ring, ring.WaiterId, isLate ? RingTexts.IWasAway(at) : RingTexts.NotFreeAtTheTime(at), cancellationToken);
    }

    /// <summary>Null where one of the two is forgotten, or in another round by now.</summary>
    private async Task<Round?> OpenAsync(IUnitOfWork work, Community community, Ring ring, People people, CancellationToken cancellationToken)
    {
        if (people.Find(ring.MemberId) is not { } member || people.Find(ring.WaiterId) is not { } waiter)
            return null;

        var candidate = await IsRungCandidateAsync(work, ring, cancellationToken) ? member : waiter;
        var credits = await work.Coverage.OfCandidateAsync(ring.CommunityId, candidate.Id, cancellationToken);
        var targets = PrinciplesOfRound.Choose(principles, ring.Principles, [], PractisedSoFar.From(credits), candidate.Profile.Level, ring.Minutes);
        var left = new HashSet<ChannelId>();
        var round = await RoundOpener.OpenAsync(
            work,
            new NewRound(community, ring.ChannelId, ring.OtherThan(candidate.Id), candidate.Id, targets, ring.Minutes) { Theme = ring.Theme, Candidate = candidate.Profile },
            left,
            cancellationToken);
        foreach (var channel in left)
            await PairUp.ShowQueueAsync(work, ring.CommunityId, channel, cancellationToken);

        return round;
    }

    /// <summary>Nobody said who asks: who has been candidate more often interviews, and who is rung when it is even.</summary>
    private static async Task<bool> IsRungCandidateAsync(IUnitOfWork work, Ring ring, CancellationToken cancellationToken)
    {
        if (ring.Role != WantedRole.Either)
            return ring.Role == WantedRole.Candidate;

        var (rung, waiter) = await work.TogetherAsync(
            () => work.Members.RoleBalanceAsync(ring.CommunityId, ring.MemberId, cancellationToken),
            () => work.Members.RoleBalanceAsync(ring.CommunityId, ring.WaiterId, cancellationToken),
            cancellationToken);
        return rung.Candidate - rung.Interviewer < waiter.Candidate - waiter.Interviewer;
    }
}
