using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Playground.Rendering;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Coverage;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Practice.Debriefs;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Storage;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Benchmarks;

/// <summary>
/// Leaderboard and my coverage at 1,000,000 debriefs, 10,000 members and 200 communities, from the transaction to the message as the page gets
/// it, against the bare statements run by hand in the same run, and beside it what the count would cost without the index.
/// </summary>
internal static class CoverageAtScale
{
    private const int Runs = 60;

    private static readonly CommandSender Sender = new(new PlatformName("bench"), "c1", "general");

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    /// <summary>The largest community has a tenth of everything, the others share the rest.</summary>
    private const string FillSql = """
        insert into communities (community_id, platform, external_id, time_zone, waiting_entry_life, invitation_life, arrival_time, repeat_after, created_at)
        select lpad(to_hex(n), 32, '0')::uuid, 'bench', 'c' || n, 'Europe/Madrid', '1 hour', '15 minutes', '5 minutes', '84 days', now()
        from generate_series(1, 200) n;
        insert into channels (community_id, channel_id, external_id, enabled, changed_at)
        select community_id, community_id, 'general', true, now() from communities;
        create temporary table people as
        select n, case when n <= 1000 then 1 else 2 + n % 199 end as c from generate_series(1, 10000) n;
        insert into members (community_id, member_id, external_id, display_name, created_at)
        select lpad(to_hex(c), 32, '0')::uuid, lpad(to_hex(100000 + n), 32, '0')::uuid, 'm' || n, 'Member ' || n, now() from people;
        create temporary table seats as
        select c, n, row_number() over (partition by c order by n) - 1 as seat, count(*) over (partition by c) as size from people;
        create index on seats (c, seat);
        create temporary table talks as
        select r, i.c, lpad(to_hex(i.c), 32, '0')::uuid as community_id, lpad(to_hex(1000000 + r), 32, '0')::uuid as round_id,
            lpad(to_hex(100000 + i.n), 32, '0')::uuid as interviewer_id, lpad(to_hex(100000 + o.n), 32, '0')::uuid as candidate_id,
            timestamptz '2024-12-02' + (r % 722) * interval '1 day' + (r % 20) * interval '1 hour' as ended_at
        from generate_series(1, 500000) r
        join people i on i.n = 1 + (cast(r as bigint) * 7919) % 10000
        join seats s on s.n = i.n
        join seats o on o.c = s.c and o.seat = (s.seat + 1 + (r / 10000) % (s.size - 1)) % s.size;
        insert into rounds (community_id, round_id, channel_id, interviewer_id, candidate_id, principles, stage, version, progress, created_at, ended_at, revealed_at)
        select community_id, round_id, community_id, interviewer_id, candidate_id, array['frugality', 'ownership'], 4, 5, @progress::jsonb, ended_at, ended_at, ended_at
        from talks;
        insert into debriefs (community_id, round_id, author_id, version, part, body, filed_at)
        select community_id, round_id, interviewer_id, 1, 1, '\x00'::bytea, ended_at from talks
        union all
        select community_id, round_id, candidate_id, 1, 2, '\x00'::bytea, ended_at from talks;
        insert into credits (community_id, principle, candidate_id, interviewer_id, week, channel_id, round_id, ended_at, verdict, own_verdict, first_time)
        select community_id, k.keys[1 + (r * 31 + p * 7) % 16], candidate_id, interviewer_id,
            cast(to_char(ended_at at time zone 'Europe/Madrid', 'IYYYIW') as int), community_id, round_id, ended_at, 1 + (r + p) % 4, 1 + (r * 3 + p) % 4, false
        from talks, generate_series(1, 2) p, (select array[
            'customer-obsession', 'ownership', 'invent-and-simplify', 'are-right-a-lot', 'learn-and-be-curious', 'hire-and-develop', 'highest-standards', 'think-big',
            'bias-for-action', 'frugality', 'earn-trust', 'dive-deep', 'have-backbone', 'deliver-results', 'best-employer', 'broad-responsibility'] as keys) k
        on conflict do nothing;
        update credits c set first_time = true
        from (select distinct on (community_id, candidate_id, principle) community_id, candidate_id, principle, interviewer_id, week
              from credits order by community_id, candidate_id, principle, week, ended_at, interviewer_id) f
        where c.community_id = f.community_id and c.candidate_id = f.candidate_id and c.principle = f.principle
            and c.interviewer_id = f.interviewer_id and c.week = f.week;
        insert into service_marks (community_id, round_id, interviewer_id, candidate_id, week, filed, on_time, helpfulness, counted)
        select community_id, round_id, interviewer_id, candidate_id,
            cast(to_char(ended_at at time zone 'Europe/Madrid', 'IYYYIW') as int), true, r % 5 > 0, 1 + r % 4, true
        from talks;
        """;

    /// <summary>What a board needs, asked for by hand.</summary>
    private static readonly string[] BareBoardSql =
    [
        """
        with practised as (
            select candidate_id as member_id, count(distinct principle) as practised, count(*) filter (where first_time) as fresh
            from credits where community_id = @community and week = @week group by candidate_id),
        service as (
            select interviewer_id as member_id, count(*) as counted
            from service_marks where community_id = @community and week = @week and counted and on_time group by interviewer_id)
        select member_id, m.display_name, p.fresh, p.practised,
            case when p.member_id is not null then array(
                select c.principle from credits c where c.community_id = @community and c.candidate_id = member_id and c.first_time and c.week <= @week) end,
            s.counted
        from practised p full join service s using (member_id) join members m using (member_id)
        where m.community_id = @community and m.on_leaderboard and m.left_at is null
        """,
        """
        select count(distinct r.round_id), count(distinct p.member_id)
        from rounds r cross join lateral unnest(array[r.interviewer_id, r.candidate_id, r.observer_id]) as p (member_id)
        where r.community_id = @community and r.stage in (3, 4) and r.ended_at >= '2026-11-08 23:00+00' and r.ended_at < '2026-11-15 23:00+00'
        """,
        """
        with recursive known (principle) as (
            select min(principle) from credits where community_id = @community
            union all
            select (select min(c.principle) from credits c where c.community_id = @community and c.principle > k.principle) from known k where k.principle is not null)
        select k.principle, (select max(c.week) from credits c where c.community_id = @community and c.principle = k.principle and c.week <= @week) from known k
        """,
    ];

    /// <summary>The tallies of all time, asked for by hand.</summary>
    private const string BareAllTimeSql = """
        with practised as (
            select candidate_id as member_id, count(distinct principle) as practised, count(*) filter (where first_time) as fresh
            from credits where community_id = @community and week <= @week group by candidate_id),
        service as (
            select interviewer_id as member_id, count(*) as counted
            from service_marks where community_id = @community and week <= @week and counted and on_time group by interviewer_id)
        select member_id, m.display_name, p.fresh, p.practised,
            array(select c.principle from credits c where c.community_id = @community and c.candidate_id = member_id and c.first_time and c.week <= @week),
            s.counted
        from practised p full join service s using (member_id) join members m using (member_id)
        where m.community_id = @community and m.on_leaderboard and m.left_at is null
        """;

    /// <summary>What a member's own page needs, asked for by hand.</summary>
    private static readonly string[] BareMineSql =
    [
        """
        select principle, week, ended_at, verdict, own_verdict, interviewer_id
        from credits where community_id = @community and candidate_id = @member order by ended_at
        """,
        """
        select * from rounds where community_id = @community and candidate_id = @member and stage in (3, 4) order by ended_at desc limit 20
        """,
        """
        select distinct on (round_id) round_id, body from debriefs
        where community_id = @community and author_id = @member and part = 2 order by round_id desc, version desc limit 20
        """,
        """
        select distinct on (d.round_id) d.round_id, d.body
        from rounds r join debriefs d on d.community_id = r.community_id and d.round_id = r.round_id and d.part = 1
        where r.community_id = @community and r.candidate_id = @member and r.stage = 4 order by d.round_id desc, d.version desc limit 20
        """,
    ];

    private static readonly string[] UnindexedSql =
    [
        """
        set enable_indexscan = off; set enable_bitmapscan = off; set enable_indexonlyscan = off; set max_parallel_workers_per_gather = 0;
        select candidate_id, count(distinct principle), count(*) filter (where first_time), max(verdict)
        from credits
        where community_id = '00000000-0000-0000-0000-000000000001' and week = 202646
        group by candidate_id;
        reset all
        """,
    ];

    public static async Task RunAsync()
    {
        var server = new TestServer();
        await server.InitializeAsync();
        await using (var database = await TestDatabase.CreateAsync())
            await MeasureAsync(database);
        await server.DisposeAsync();
    }

    private static async Task MeasureAsync(TestDatabase database)
    {
        var started = Stopwatch.GetTimestamp();
        await FillAsync(database);
        Console.WriteLine($"filled in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: {await CountAsync(database, "debriefs")} debriefs, {await CountAsync(database, "credits")} credits, "
            + $"{await CountAsync(database, "members")} members, {await CountAsync(database, "communities")} communities");

        await using var services = new ServiceCollection().AddStorage(_ => new StorageSettings(database.ConnectionString, TestKey.Any)).BuildServiceProvider();
        await using var bot = TestBot.Start(new TestWorld(database.ConnectionString, TimeProvider.System));
        var (units, sink) = (services.GetRequiredService<IUnitOfWorkFactory>(), bot.GetRequiredService<IInteractionSink>());
        var week = new IsoWeekNumber(202646);
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var (community, member) = await WhoAsync(units);
        await WriteAsync(database, units, community, member);

        var bareBoard = await MedianAsync(Runs, () => BareAsync(connection, BareBoardSql, community, member, week));
        var board = await MedianAsync(Runs, () => BoardAsync(units, community, member, BoardSpan.Week(week)));
        var bareMine = await MedianAsync(Runs, () => BareAsync(connection, BareMineSql, community, member, week));
        var mine = await MedianAsync(Runs, () => MineAsync(sink));
        var bareAllTime = await MedianAsync(Runs, () => BareAsync(connection, [BareAllTimeSql], community, member, week));
        var allTime = await MedianAsync(Runs, () => BoardAsync(units, community, member, BoardSpan.AllTime(week)));
        var unindexed = await MedianAsync(5, () => BareAsync(connection, UnindexedSql, community, member, week));
        Tell("leaderboard of the largest community's week", board, bareBoard);
        Tell("my coverage of a member with 100 rounds, from the command on", mine, bareMine);
        Tell("leaderboard of the largest community, all time", allTime, bareAllTime);
        Console.WriteLine($"the same week without an index: {unindexed:0.0} ms, {unindexed / bareBoard:0} times the bare statements");
    }

    private static void Tell(string what, double ours, double bare) =>
        Console.WriteLine($"{what}: {ours:0.00} ms rendering included, {bare:0.00} ms the bare statements, ratio {ours / bare:0.0}");

    private static async Task BoardAsync(IUnitOfWorkFactory units, Community community, Member reader, BoardSpan span)
    {
        await using var work = await units.BeginAsync(CancellationToken.None);
        var (board, credits) = await work.TogetherAsync(
            () => GroupBoard.LoadAsync(work, community, span, ThePrinciples.Set, CancellationToken.None),
            () => work.Coverage.OfCandidateAsync(community.Id, reader.Id, CancellationToken.None),
            CancellationToken.None);
        if (board.Lists.Coverage.Count == 0)
            throw new InvalidOperationException("The week is empty.");

        var own = OwnRow.Create(credits, span, reader, ThePrinciples.Set, work.Now, community.Settings.TimeZone);
        Render(LeaderboardTexts.Page(board, own, page: null, channel: null, pictures: true, ThePrinciples.Set));
    }

    private static async Task MineAsync(IInteractionSink sink)
    {
        if (await Sender.SendAsync(sink, "m1", "me", CommandValues.None) is not PrivateReply { Message: var message } || message.Blocks.Count < 3)
            throw new InvalidOperationException("The member has practised nothing.");

        Render(message);
    }

    private static void Render(Message message)
    {
        if (MessageRenderer.Render(message).ToJsonString().Length == 0)
            throw new InvalidOperationException("Nothing was rendered.");
    }

    private static async Task<(Community Community, Member Member)> WhoAsync(IUnitOfWorkFactory units)
    {
        await using var work = await units.BeginAsync(CancellationToken.None);
        var community = await work.Communities.GetAsync(new CommunityId(new Guid("00000000-0000-0000-0000-000000000001")), CancellationToken.None);
        return (community, await work.Members.GetAsync(community.Id, new MemberId(new Guid("00000000-0000-0000-0000-0000000186a1")), CancellationToken.None));
    }

    /// <summary>What the measured member wrote and was asked, as the bot itself would have kept it: a page of empty texts costs nothing.</summary>
    private static async Task WriteAsync(TestDatabase database, IUnitOfWorkFactory units, Community community, Member member)
    {
        await using var work = await units.BeginAsync(CancellationToken.None);
        foreach (var round in await work.Rounds.LastAsCandidateAsync(community.Id, member.Id, 100, CancellationToken.None))
        {
            var prompts = round.Principles.Select(principle => Some.Prompt(principle, probes: 6) with { AskedAt = round.EndedAt, AnsweredAt = round.EndedAt?.AddMinutes(3) });
            await work.Rounds.SaveAsync(round with { Kit = [.. prompts] }, CancellationToken.None);
            var views = round.Principles.Select(principle => new OwnView(principle, Verdict.Solid, $"The batch job of {round.EndedAt:MMMM}"));
            await work.Debriefs.CorrectAsync(community.Id, round.Id, member.Id, await work.Debriefs.NextVersionAsync(community.Id, round.Id, RoundPart.Candidate, CancellationToken.None), Some.SelfReview([.. views]), CancellationToken.None);
        }

        foreach (var round in await AsInterviewerAsync(database, member))
        {
            var debrief = Some.Debrief(Some.Score(ThePrinciples.Set.InPublishedOrder[0].Id), Some.Score(ThePrinciples.Set.InPublishedOrder[1].Id));
            await work.Debriefs.CorrectAsync(community.Id, round, member.Id, await work.Debriefs.NextVersionAsync(community.Id, round, RoundPart.Interviewer, CancellationToken.None), debrief, CancellationToken.None);
        }

        await work.CommitAsync(CancellationToken.None);
    }

    private static async Task<List<RoundId>> AsInterviewerAsync(TestDatabase database, Member member)
    {
        await using var command = database.OwnerDataSource.CreateCommand("select round_id from rounds where interviewer_id = @member");
        command.Parameters.AddWithValue("member", member.Id.Value);
        await using var reader = await command.ExecuteReaderAsync();
        var rounds = new List<RoundId>();
        while (await reader.ReadAsync())
            rounds.Add(new RoundId(reader.GetGuid(0)));

        return rounds;
    }

    private static async Task BareAsync(NpgsqlConnection connection, string[] statements, Community community, Member member, IsoWeekNumber week)
    {
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
            if (sql.Contains('@', StringComparison.Ordinal))
            {
                command.Parameters.AddWithValue("community", community.Id.Value);
                command.Parameters.AddWithValue("member", member.Id.Value);
                command.Parameters.AddWithValue("week", week.Number);
            }

            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                _ = reader.FieldCount;
        }
    }

    private static async Task<double> MedianAsync(int runs, Func<Task> run)
    {
        // The first runs pay for the compiler and for cold pages.
        for (var i = 0; i < runs; i++)
            await run();

        var taken = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await run();
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return taken.Order().ElementAt(taken.Count / 2);
    }

    private static async Task FillAsync(TestDatabase database)
    {
        await using var connection = await database.OwnerDataSource.OpenConnectionAsync();
        const string NoReferencesSql = """
            do $$ declare r record; begin
                for r in select conrelid::regclass as t, conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace loop
                    execute format('alter table %s drop constraint %I', r.t, r.conname);
                end loop;
            end $$
            """;

        // A million rows that are right by construction need no checking of every reference.
        await using var unreferenced = new NpgsqlCommand(NoReferencesSql, connection);
        await unreferenced.ExecuteNonQueryAsync();
        const string Progress = """{"Minutes":45,"ArriveBy":"2026-01-01T00:00:00+00:00","Kit":[]}""";
        foreach (var statement in FillSql.Replace("@progress", $"'{Progress}'", StringComparison.Ordinal).Split(";\n", StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 600 };
            await command.ExecuteNonQueryAsync();
        }

        await using var analyze = new NpgsqlCommand("vacuum analyze", connection) { CommandTimeout = 600 };
        await analyze.ExecuteNonQueryAsync();
    }

    private static async Task<string> CountAsync(TestDatabase database, string table)
    {
        await using var command = database.OwnerDataSource.CreateCommand($"select count(*) from {table}");
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
    }
}
