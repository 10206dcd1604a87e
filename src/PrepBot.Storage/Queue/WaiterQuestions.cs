using NodaTime;
using PrepBot.Domain.Members;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Storage.Members;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Queue;

/// <summary>Collects what pairing looks at for everybody who waits in a channel, in one statement, however many they are.</summary>
internal sealed class WaiterQuestions(Session session, CommunityId community, ValueSetId valueSet)
{
    public async Task<IReadOnlyList<Waiter>> AskAsync(ChannelId channel, CancellationToken cancellationToken)
    {
        var rows = await PeopleAsync(channel, cancellationToken);
        return [.. rows.Select(row => new Waiter
        {
            Entry = row.ToEntry(),
            TimesCandidate = row.TimesCandidate,
            TimesInterviewer = row.TimesInterviewer,
            Level = row.Level,
            UtcOffsetMinutes = OffsetMinutes(row.TimeZone, session.Now),
            Thin = row.Thin.Select(key => new PrincipleId(key)).ToHashSet(),
            DoNotPair = row.Avoided.Select(MemberId.From).ToHashSet(),
            LastMet = Pairs(row.InterviewedBy, row.InterviewedAt).Concat(Pairs(row.Interviewed, row.Interviewing))
                .GroupBy(round => MemberId.From(round.First), round => new DateTimeOffset(round.Second, TimeSpan.Zero))
                .ToDictionary(group => group.Key, group => group.Max()),
            Practised = Pairs(Pairs(row.Practised, row.PractisedTimes), row.PractisedLast)
                .ToDictionary(one => new PrincipleId(one.First.First), one => new TimesPractised(one.First.Second, new DateTimeOffset(one.Second, TimeSpan.Zero))),
            InRound = row.InRound,
            WelcomesObservers = row.ObserversWelcome,
            Member = row.ToMember(),
        })];
    }

    private Task<List<Row>> PeopleAsync(ChannelId channel, CancellationToken cancellationToken)
    {
        // Those in a round too: the waiter says so, and the rules of pairing leave them out. A community in UTC has most likely never chosen a zone, and
        // says nothing about where its members are.
        const string Sql = """
            with waiting as materialized (
                select array(
                    select member_id
                    from waiting_entries
                    where community_id = @community and channel_id = @channel and expires_at > @now) as members)
            select w.entry_id, w.community_id, w.channel_id, w.member_id, w.role, w.principles, w.minutes, w.since, w.expires_at, w.first_in_line, w.theme,
                c.platform, m.external_id, m.display_name, m.time_zone as own_time_zone, m.level, m.track, m.target_date, m.on_leaderboard, m.observers_welcome, m.was_asked,
                m.forgotten_at is not null as is_forgotten,
                coalesce(m.time_zone, nullif(c.time_zone, 'Etc/UTC')) as time_zone, s.round_id is not null as in_round,
                rc.times as times_candidate, rc.partners as interviewed_by, rc.ended as interviewed_at,
                ri.times as times_interviewer, ri.partners as interviewed, ri.ended as interviewing,
                k.principles as practised, k.times as practised_times, k.last as practised_last,
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
            cross join waiting q
            join members m using (community_id, member_id)
            join communities c using (community_id)
            left join open_seats s using (community_id, member_id)
            cross join lateral (
                select cast(count(*) as int) as times,
                    array_agg(r.interviewer_id) filter (where r.interviewer_id = any(q.members)) as partners,
                    array_agg(r.ended_at) filter (where r.interviewer_id = any(q.members)) as ended
                from rounds r
                where r.community_id = w.community_id and r.candidate_id = w.member_id and r.stage in (@RoundStageDebriefing, @RoundStageRevealed)) rc
            cross join lateral (
                select cast(count(*) as int) as times,
                    array_agg(r.candidate_id) filter (where r.candidate_id = any(q.members)) as partners,
                    array_agg(r.ended_at) filter (where r.candidate_id = any(q.members)) as ended
                from rounds r
                where r.community_id = w.community_id and r.interviewer_id = w.member_id and r.stage in (@RoundStageDebriefing, @RoundStageRevealed)) ri
            cross join lateral (
                select array_agg(p.principle) as principles, array_agg(p.times) as times, array_agg(p.last_at) as last
                from (
                    select principle, cast(count(*) as int) as times, max(ended_at) as last_at
                    from credits
                    where community_id = w.community_id and candidate_id = w.member_id
                    group by principle) p) k
            where w.community_id = @community and w.channel_id = @channel and w.expires_at > @now
            order by w.first_in_line desc, w.since, w.entry_id
            """;

        return session.ListAsync<Row>(Sql, new { community, channel, now = session.Now, set = valueSet.Key }, cancellationToken);
    }

    private static IEnumerable<(TFirst First, TSecond Second)> Pairs<TFirst, TSecond>(IEnumerable<TFirst>? first, IEnumerable<TSecond>? second) =>
        (first ?? []).Zip(second ?? []);

    private static int? OffsetMinutes(string? timeZone, DateTimeOffset now)
    {
        var zone = timeZone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone);
        return zone?.GetUtcOffset(Instant.FromDateTimeOffset(now)).Seconds / 60;
    }

    private sealed class Row
    {
        public WaitingEntryId EntryId { get; init; }

        public CommunityId CommunityId { get; init; }

        public ChannelId ChannelId { get; init; }

        public MemberId MemberId { get; init; }

        public WantedRole Role { get; init; }

        public string[] Principles { get; init; } = [];

        public int? Minutes { get; init; }

        public DateTimeOffset Since { get; init; }

        public DateTimeOffset ExpiresAt { get; init; }

        public bool FirstInLine { get; init; }

        public string? Theme { get; init; }

        public string Platform { get; init; } = "";

        public string ExternalId { get; init; } = "";

        public string DisplayName { get; init; } = "";

        public string? OwnTimeZone { get; init; }

        public Level? Level { get; init; }

        public Track Track { get; init; }

        public DateOnly? TargetDate { get; init; }

        public bool OnLeaderboard { get; init; }

        public bool ObserversWelcome { get; init; }

        public bool WasAsked { get; init; }

        public bool IsForgotten { get; init; }

        /// <summary>The zone they most likely live in.</summary>
        public string? TimeZone { get; init; }

        public bool InRound { get; init; }

        public int TimesCandidate { get; init; }

        /// <summary>By whom of those who wait, round by round.</summary>
        public Guid[]? InterviewedBy { get; init; }

        public DateTime[]? InterviewedAt { get; init; }

        public int TimesInterviewer { get; init; }

        /// <summary>Whom of those who wait, round by round.</summary>
        public Guid[]? Interviewed { get; init; }

        public DateTime[]? Interviewing { get; init; }

        public string[]? Practised { get; init; }

        public int[]? PractisedTimes { get; init; }

        public DateTime[]? PractisedLast { get; init; }

        public string[] Thin { get; init; } = [];

        public Guid[] Avoided { get; init; } = [];

        public WaitingEntry ToEntry() => new(
            CommunityId, EntryId, ChannelId, MemberId, Role, [.. Principles.Select(key => new PrincipleId(key))], Minutes, Since, ExpiresAt, FirstInLine)
        {
            Theme = Theme is null ? null : new ThemeId(Theme),
        };

        public Member? ToMember() => IsForgotten
            ? null
            : new MemberRow(CommunityId, MemberId, Platform, ExternalId, DisplayName, OwnTimeZone, Level, Track, TargetDate, OnLeaderboard, ObserversWelcome, WasAsked).ToMember();
    }
}
