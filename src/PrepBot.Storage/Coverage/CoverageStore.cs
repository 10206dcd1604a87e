using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Coverage;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Coverage;

/// <inheritdoc/>
internal sealed class CoverageStore(Session session) : ICoverageStore
{
    public async Task ReplaceAsync(
        PairWeek pair, IReadOnlyCollection<RoundId> rounds, IReadOnlyList<Credit> credits, CancellationToken cancellationToken)
    {
        const string RemoveSql = """
            delete from credits
            where community_id = @CommunityId and candidate_id = @CandidateId and interviewer_id = @InterviewerId
                and (week = @Week or round_id = any(@ids))
            """;
        const string AddSql = """
            insert into credits (
                community_id, principle, candidate_id, interviewer_id, week, channel_id, round_id, ended_at, verdict, own_verdict, first_time)
            values (
                @CommunityId, @Principle, @CandidateId, @InterviewerId, @Week, @ChannelId, @RoundId, @EndedAt, @Verdict, @OwnVerdict, false)
            """;
        // Of every principle of the candidate: only what is first now and was not, or the other way round, changes.
        const string NoneFirstSql = """
            update credits c
            set first_time = false
            from (
                select distinct on (principle) principle, interviewer_id, week
                from credits
                where community_id = @CommunityId and candidate_id = @CandidateId
                order by principle, week, ended_at, interviewer_id) f
            where c.community_id = @CommunityId and c.candidate_id = @CandidateId and c.principle = f.principle
                and (c.interviewer_id, c.week) <> (f.interviewer_id, f.week) and c.first_time
            """;
        const string FirstSql = """
            update credits c
            set first_time = true
            from (
                select distinct on (principle) principle, interviewer_id, week
                from credits
                where community_id = @CommunityId and candidate_id = @CandidateId
                order by principle, week, ended_at, interviewer_id) f
            where c.community_id = @CommunityId and c.candidate_id = @CandidateId and c.principle = f.principle
                and c.interviewer_id = f.interviewer_id and c.week = f.week and not c.first_time
            """;

        var ids = rounds.Select(round => round.Value).ToArray();
        await session.WriteAsync(
            RemoveSql, new { pair.CommunityId, pair.CandidateId, pair.InterviewerId, pair.Week, ids }, cancellationToken);
        foreach (var credit in credits)
            await session.WriteAsync(AddSql, credit, cancellationToken);

        await session.WriteAsync(NoneFirstSql, new { pair.CommunityId, pair.CandidateId }, cancellationToken);
        await session.WriteAsync(FirstSql, new { pair.CommunityId, pair.CandidateId }, cancellationToken);
    }

    public async Task<IReadOnlyList<Credit>> BetweenAsync(
        CommunityId community, MemberId one, MemberId other, DateTimeOffset since, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, channel_id, round_id, principle, candidate_id, interviewer_id, week, ended_at, verdict, own_verdict
            from credits
            where community_id = @community and ended_at >= @since
                and ((candidate_id = @one and interviewer_id = @other) or (candidate_id = @other and interviewer_id = @one))
            """;

        var rows = await session.ListAsync<CreditRow>(Sql, new { community, one, other, since }, cancellationToken);
        return [.. rows.Select(row => row.ToCredit())];
    }

    public async Task<bool> NotePraiseAsync(CommunityId community, MemberId one, MemberId other, DateOnly month, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into praise_notes (community_id, one_id, other_id, month)
            select @community, least(@one, @other), greatest(@one, @other), @month
            where not exists (
                select
                from members
                where community_id = @community and member_id in (@one, @other) and forgotten_at is not null)
            on conflict do nothing
            """;

        return await session.ExecuteAsync(Sql, new { community, one, other, month }, cancellationToken) == 1;
    }

    public Task AddHelpfulnessAsync(Round round, IsoWeekNumber week, int helpfulness, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into service_marks (community_id, round_id, interviewer_id, candidate_id, week, filed, on_time, helpfulness)
            select community_id, @Id, member_id, @CandidateId, @week, false, false, @helpfulness
            from members
            where community_id = @CommunityId and member_id = @InterviewerId and forgotten_at is null
            on conflict (community_id, round_id) do update
            set helpfulness = excluded.helpfulness
            """;

        var parameters = new { round.CommunityId, round.Id, round.InterviewerId, round.CandidateId, week, helpfulness };
        return session.WriteAsync(Sql, parameters, cancellationToken);
    }

    public Task SetCountedAsync(
        CommunityId community, IReadOnlyCollection<RoundId> counted, IReadOnlyCollection<RoundId> notCounted, CancellationToken cancellationToken)
    {
        const string Sql = """
            update service_marks
            set counted = round_id = any(@yes)
            where community_id = @community and round_id = any(@all) and filed and counted <> (round_id = any(@yes))
            """;

        var yes = counted.Select(round => round.Value).ToArray();
        Guid[] all = [.. yes, .. notCounted.Select(round => round.Value)];
        return session.WriteAsync(Sql, new { community, yes, all }, cancellationToken);
    }

    public async Task<IReadOnlyList<Credit>> OfCandidateAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, channel_id, round_id, principle, candidate_id, interviewer_id, week, ended_at, verdict, own_verdict
            from credits
            where community_id = @community and candidate_id = @member
            order by ended_at, principle
            """;

        var rows = await session.ListAsync<CreditRow>(Sql, new { community, member }, cancellationToken);
        return [.. rows.Select(row => row.ToCredit())];
    }

    public Task<InterviewerRecord> OfInterviewerAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            with pairs as materialized (
                select mine.principle, mine.candidate_id, mine.week, mine.verdict - theirs.verdict as milder, theirs.interviewer_id as other
                from credits mine
                join credits theirs on theirs.community_id = mine.community_id and theirs.principle = mine.principle
                    and theirs.candidate_id = mine.candidate_id and theirs.interviewer_id <> mine.interviewer_id
                where mine.community_id = @community and mine.interviewer_id = @member)
            select s.filed, s.on_time, s.helpfulness, s.raters,
                cast((select avg(milder) from pairs) as float8) as leniency,
                cast((select count(*) from (select distinct principle, candidate_id, week from pairs) scores) as int) as compared,
                cast((select count(*) from (select distinct other from pairs) others) as int) as others
            from (
                select cast(count(*) filter (where filed) as int) as filed, cast(count(*) filter (where on_time) as int) as on_time,
                    cast(avg(helpfulness) as float8) as helpfulness,
                    cast(count(distinct candidate_id) filter (where helpfulness is not null) as int) as raters
                from service_marks
                where community_id = @community and interviewer_id = @member) s
            """;

        return session.SingleAsync<InterviewerRecord>(Sql, new { community, member }, cancellationToken);
    }

    public async Task<IReadOnlyList<MemberTally>> TalliesAsync(
        CommunityId community, IsoWeekNumber from, IsoWeekNumber to, CancellationToken cancellationToken)
    {
        const string Sql = """
            with practised as (
                select candidate_id as member_id, count(distinct principle) as practised, count(*) filter (where first_time) as fresh
                from credits
                where community_id = @community and week between @from and @to
                group by candidate_id),
            service as (
                select interviewer_id as member_id, count(*) as counted
                from service_marks
                where community_id = @community and week between @from and @to and counted and on_time
                group by interviewer_id)
            select member_id, m.display_name,
                cast(coalesce(p.fresh, 0) as int) as fresh, cast(coalesce(p.practised, 0) as int) as practised,
                case when p.member_id is not null then array(
                    select c.principle
                    from credits c
                    where c.community_id = @community and c.candidate_id = member_id and c.first_time and c.week <= @to) end as covered,
                cast(coalesce(s.counted, 0) as int) as counted
            from practised p
            full join service s using (member_id)
            join members m using (member_id)
            where m.community_id = @community and m.on_leaderboard and m.left_at is null
            """;

        var rows = await session.ListAsync<TallyRow>(Sql, new { community, from, to }, cancellationToken);
        return [.. rows.Select(row => row.ToTally())];
    }

    public async Task<IReadOnlyList<MemberTally>> TalliesOfAllTimeAsync(CommunityId community, IsoWeekNumber until, CancellationToken cancellationToken)
    {
        // By indexes that have the rows of each member together, so that nothing is sorted.
        const string Sql = """
            with practised as (
                select candidate_id as member_id, count(*) as practised, array_agg(principle) as covered
                from credits
                where community_id = @community and first_time and week <= @until
                group by candidate_id),
            service as (
                select interviewer_id as member_id, count(*) as counted
                from service_marks
                where community_id = @community and week <= @until and counted and on_time
                group by interviewer_id)
            select m.member_id, m.display_name,
                cast(coalesce(p.practised, 0) as int) as fresh, cast(coalesce(p.practised, 0) as int) as practised, p.covered,
                cast(coalesce(s.counted, 0) as int) as counted
            from members m
            left join practised p using (member_id)
            left join service s using (member_id)
            where m.community_id = @community and m.on_leaderboard and m.left_at is null and (p.member_id is not null or s.member_id is not null)
            """;

        var rows = await session.ListAsync<TallyRow>(Sql, new { community, until }, cancellationToken);
        return [.. rows.Select(row => row.ToTally())];
    }

    public async Task<IReadOnlyList<PractisedWeeks>> PractisedWeeksAsync(
        CommunityId community, IReadOnlyCollection<MemberId> members, IsoWeekNumber until, CancellationToken cancellationToken)
    {
        const string Sql = """
            select candidate_id as member_id, principle, min(week) as first, max(week) as last
            from credits
            where community_id = @community and candidate_id = any(@ids) and week <= @until
            group by candidate_id, principle
            """;

        var ids = members.Select(member => member.Value).ToArray();
        return await session.ListAsync<PractisedWeeks>(Sql, new { community, ids, until }, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<PrincipleId, IsoWeekNumber>> LastPractisedAsync(
        CommunityId community, IsoWeekNumber until, CancellationToken cancellationToken)
    {
        // From each principle straight to the next one in the index, since the credits between them may be a million.
        const string Sql = """
            with recursive known (principle) as (
                select min(principle)
                from credits
                where community_id = @community
                union all
                select (select min(c.principle) from credits c where c.community_id = @community and c.principle > k.principle)
                from known k
                where k.principle is not null)
            select k.principle, l.week
            from known k
            cross join lateral (
                select c.week
                from credits c
                where c.community_id = @community and c.principle = k.principle and c.week <= @until
                order by c.week desc
                limit 1) l
            """;

        var rows = await session.ListAsync<LastRow>(Sql, new { community, until }, cancellationToken);
        return rows.ToDictionary(row => row.Principle, row => row.Week);
    }

    public Task<Activity> ActivityAsync(CommunityId community, string timeZone, IsoWeekNumber from, IsoWeekNumber to, CancellationToken cancellationToken)
    {
        const string Sql = """
            with took_place as materialized (
                select interviewer_id, candidate_id, observer_id
                from rounds
                where community_id = @community and stage in (@RoundStageDebriefing, @RoundStageRevealed) and ended_at >= @start and ended_at < @end),
            took_part as (
                select interviewer_id from took_place
                union
                select candidate_id from took_place
                union
                select observer_id from took_place where observer_id is not null)
            select cast((select count(*) from took_place) as int) as rounds, cast((select count(*) from took_part) as int) as members
            """;

        var (start, end) = (WeekStart.Get(from, timeZone), WeekStart.Get(to.Plus(1), timeZone));
        return session.SingleAsync<Activity>(Sql, new { community, start, end }, cancellationToken);
    }

    public Task<Activity> ActivityOfAllTimeAsync(CommunityId community, string timeZone, IsoWeekNumber until, CancellationToken cancellationToken)
    {
        const string Sql = """
            select
                cast((
                    select count(*)
                    from rounds
                    where community_id = @community and stage in (@RoundStageDebriefing, @RoundStageRevealed) and ended_at < @end) as int) as rounds,
                cast((
                    select count(*)
                    from members m
                    where m.community_id = @community
                        and (exists (
                                select
                                from rounds r
                                where r.community_id = @community and r.candidate_id = m.member_id
                                    and r.stage in (@RoundStageDebriefing, @RoundStageRevealed) and r.ended_at < @end)
                            or exists (
                                select
                                from rounds r
                                where r.community_id = @community and r.interviewer_id = m.member_id
                                    and r.stage in (@RoundStageDebriefing, @RoundStageRevealed) and r.ended_at < @end)
                            or exists (
                                select
                                from rounds r
                                where r.community_id = @community and r.observer_id = m.member_id
                                    and r.stage in (@RoundStageDebriefing, @RoundStageRevealed) and r.ended_at < @end))) as int) as members
            """;

        return session.SingleAsync<Activity>(Sql, new { community, end = WeekStart.Get(until.Plus(1), timeZone) }, cancellationToken);
    }

    private sealed record CreditRow(
        CommunityId CommunityId, ChannelId ChannelId, RoundId RoundId, PrincipleId Principle, MemberId CandidateId, MemberId InterviewerId,
        IsoWeekNumber Week, DateTimeOffset EndedAt, Verdict Verdict, Verdict? OwnVerdict)
    {
        public Credit ToCredit() =>
            new(CommunityId, ChannelId, RoundId, Principle, CandidateId, InterviewerId, Week, EndedAt, Verdict, OwnVerdict);
    }

    private sealed record TallyRow(
        MemberId MemberId, string DisplayName, int Fresh, int Practised, string[]? Covered, int Counted)
    {
        public MemberTally ToTally() =>
            new(MemberId, DisplayName, Fresh, Practised, (Covered ?? []).Select(key => new PrincipleId(key)).ToHashSet(), Counted);
    }

    private sealed record LastRow(PrincipleId Principle, IsoWeekNumber Week);
}
