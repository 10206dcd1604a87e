using NodaTime;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Queue;

/// <summary>Collects what pairing looks at for everybody who waits in a channel, in two statements that leave together, however many they are.</summary>
internal sealed class WaiterQuestions(Session session, CommunityId community, ValueSetId valueSet)
{
    public async Task<IReadOnlyList<Waiter>> AskAsync(ChannelId channel, CancellationToken cancellationToken)
    {
        var (people, met) = (new List<Row>(), new List<MetRow>());
        await session.TogetherAsync(
            [async () => people = await PeopleAsync(channel, cancellationToken), async () => met = await MetAsync(channel, cancellationToken)],
            cancellationToken);
        var asCandidate = met.ToLookup(row => row.CandidateId);
        var asInterviewer = met.ToLookup(row => row.InterviewerId);
        return [.. people.Select(row => new Waiter
        {
            Entry = row.ToEntry(),
            TimesCandidate = row.TimesCandidate,
            TimesInterviewer = row.TimesInterviewer,
            Level = row.Level,
            UtcOffsetMinutes = OffsetMinutes(row.TimeZone, session.Now),
            Thin = row.Thin.Select(key => new PrincipleId(key)).ToHashSet(),
            DoNotPair = row.Avoided.Select(MemberId.From).ToHashSet(),
            LastMet = asCandidate[row.MemberId].Select(round => (Partner: round.InterviewerId, round.LastAt))
                .Concat(asInterviewer[row.MemberId].Select(round => (Partner: round.CandidateId, round.LastAt)))
                .GroupBy(round => round.Partner, round => round.LastAt)
                .ToDictionary(group => group.Key, group => group.Max()),
            InRound = row.InRound,
            WelcomesObservers = row.ObserversWelcome,
        })];
    }

    private Task<List<Row>> PeopleAsync(ChannelId channel, CancellationToken cancellationToken)
    {
        // Those in a round too: the waiter says so, and the rules of pairing leave them out. A community in UTC has most likely never chosen a zone, and
        // says nothing about where its members are.
        const string Sql = """
            select w.entry_id, w.community_id, w.channel_id, w.member_id, w.role, w.principles, w.minutes, w.since, w.expires_at, w.first_in_line, w.theme,
                m.level, coalesce(m.time_zone, nullif(c.time_zone, 'Etc/UTC')) as time_zone, s.round_id is not null as in_round, m.observers_welcome,
                cast((
                    select count(*)
                    from rounds r
                    where r.community_id = m.community_id and r.candidate_id = m.member_id and r.stage in (@RoundStageDebriefing, @RoundStageRevealed)) as int) as times_candidate,
                cast((
                    select count(*)
                    from rounds r
                    where r.community_id = m.community_id and r.interviewer_id = m.member_id and r.stage in (@RoundStageDebriefing, @RoundStageRevealed)) as int) as times_interviewer,
                array(
                    select p.principle_id
                    from principles p
                    where p.value_set_id = @set and p.retired_at is null and not exists (
                        select
                        from credits k
                        where k.community_id = m.community_id and k.candidate_id = m.member_id and k.principle = p.principle_id and k.first_time)) as thin,
                array(
                    select d.avoided_id
                    from do_not_pair d
                    where d.community_id = m.community_id and d.member_id = m.member_id) as avoided
            from waiting_entries w
            join members m using (community_id, member_id)
            join communities c using (community_id)
            left join open_seats s using (community_id, member_id)
            where w.community_id = @community and w.channel_id = @channel and w.expires_at > @now
            order by w.first_in_line desc, w.since, w.entry_id
            """;

        return session.ListAsync<Row>(Sql, new { community, channel, now = session.Now, set = valueSet.Key }, cancellationToken);
    }

    private Task<List<MetRow>> MetAsync(ChannelId channel, CancellationToken cancellationToken)
    {
        const string Sql = """
            with waiting as materialized (
                select member_id
                from waiting_entries
                where community_id = @community and channel_id = @channel and expires_at > @now)
            select candidate_id, interviewer_id, max(ended_at) as last_at
            from rounds
            where community_id = @community and candidate_id = any(array(select member_id from waiting)) and interviewer_id = any(array(select member_id from waiting))
                and stage in (@RoundStageDebriefing, @RoundStageRevealed)
            group by candidate_id, interviewer_id
            """;

        return session.ListAsync<MetRow>(Sql, new { community, channel, now = session.Now }, cancellationToken);
    }

    private static int? OffsetMinutes(string? timeZone, DateTimeOffset now)
    {
        var zone = timeZone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone);
        return zone?.GetUtcOffset(Instant.FromDateTimeOffset(now)).Seconds / 60;
    }

    private sealed record Row(
        WaitingEntryId EntryId, CommunityId CommunityId, ChannelId ChannelId, MemberId MemberId, WantedRole Role, string[] Principles, int? Minutes,
        DateTimeOffset Since, DateTimeOffset ExpiresAt, bool FirstInLine, string? Theme, Level? Level, string? TimeZone, bool InRound, bool ObserversWelcome,
        int TimesCandidate, int TimesInterviewer, string[] Thin, Guid[] Avoided)
    {
        public WaitingEntry ToEntry() => new(
            CommunityId, EntryId, ChannelId, MemberId, Role, [.. Principles.Select(key => new PrincipleId(key))], Minutes, Since, ExpiresAt, FirstInLine)
        {
            Theme = Theme is null ? null : new ThemeId(Theme),
        };
    }

    private sealed record MetRow(MemberId CandidateId, MemberId InterviewerId, DateTimeOffset LastAt);
}
