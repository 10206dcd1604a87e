using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Rounds;
using PrepBot.Storage.Retention;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Retention;

/// <summary>
/// Every rule of the purge, while one row is left in every reference to a forgotten member there is: generated from the foreign keys of the catalog, so that a
/// new one is in it by itself.
/// </summary>
public sealed class ReferenceMatrixTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>What a generated row needs besides a value of the right type in each column.</summary>
    private static readonly Dictionary<string, string> Also = new()
    {
        ["erasures.member_id"] = """{"person": "\\x00", "done_at": null}""",
        ["prompt_suggestions.decided_by"] = """{"outcome": 1, "decided_at": "2026-11-01"}""",
        ["rings.member_id"] = """{"minutes": 45}""",
        ["rings.waiter_id"] = """{"minutes": 45}""",
        ["ring_hours.member_id"] = """{"from_hour": 9, "until_hour": 18}""",
        ["disputes.decided_by"] = """{"state": 2, "decided_at": "2026-11-01"}""",
    };

    private readonly StoreWorld world = new();

    public ValueTask InitializeAsync() => world.InitializeAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task EveryRule_WithARowLeftInEveryReference_RunsAndKeepsWhoIsReferredTo_AndLetsThemGoAfterwards()
    {
        var references = await ReferencesAsync();
        var home = await world.HomeAsync();
        var (ana, raj, tom) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"), await home.MemberAsync("Tom"));
        var round = await home.RoundAsync(Made.Ended(home, ana, raj));
        var runs = 0;
        foreach (var (table, column) in references)
        {
            // Half of the pairs are ordered: so that a generated row keeps that, whoever is forgotten comes first or last.
            var former = column is "one_id" ? Guid.Parse("00000000-0000-7000-8000-000000000001") : Guid.Parse("ffffffff-ffff-7000-8000-000000000001");
            await world.ExecuteAsync(
                """
                insert into members (community_id, member_id, external_id, display_name, created_at, forgotten_at)
                values ($1, $2, 'former-x', 'a former member', now(), now() - interval '4 days')
                """,
                home.Id.Value, former);
            await PutAsync(table, column, home, former, [ana.Id.Value, raj.Id.Value, tom.Id.Value], round);

            foreach (var rule in world.Purge.Rules)
            {
                var run = await world.Purge.RunAsync(rule, Token);
                Assert.True(run.Failure is null, $"{rule} failed over {table}.{column}: {run.Failure}");
                runs++;
            }

            Assert.True(await IsThereAsync(former) || !await IsReferredToAsync(table, column, former), $"{table}.{column}: the member went before what refers to them.");
            await world.ExecuteAsync($"delete from {table} where {column} = $1", former);
            Assert.Null((await world.Purge.RunAsync("former-members", Token)).Failure);
            Assert.False(await IsThereAsync(former), $"{table}.{column}: the member stays though nothing refers to them.");
        }

        Assert.InRange(references.Count, 25, 80);
        Assert.Equal(references.Count * StoredTables.Rules.Count, runs);
        output.WriteLine($"{references.Count} references to members x {StoredTables.Rules.Count} rules: {runs} runs, none failed.");
    }

    /// <summary>Without an index of its own each of them is looked for in the whole table, for each forgotten member.</summary>
    [Fact]
    public async Task EveryReferenceToAMember_HasAnIndexThatBeginsWithIt() => Assert.Equal("", await world.ScalarAsync<string>(
        """
        select coalesce(string_agg(c.conrelid::regclass || '.' || a.attname, ', '), '')
        from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
        where c.contype = 'f' and c.confrelid = 'members'::regclass and not exists (
            select
            from pg_index i
            where i.indrelid = c.conrelid and (string_to_array(i.indkey::text, ' ')::int2[])[1:2] <@ c.conkey and c.conkey <@ (string_to_array(i.indkey::text, ' ')::int2[])[1:2]
                and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) like '%' || a.attname || ' IS NOT NULL%'))
        """));

    /// <summary>A rule the database refuses fails alone: every other one has run, the figure shows the kind, and the next run goes on from there.</summary>
    [Fact]
    public async Task RuleThatFails_IsNotedWithItsKind_TheOthersRun_AndTheNextRunGoesOn()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await world.DoAsync(async unit =>
        {
            await unit.Deliveries.TakeAsync(home.Id, ana.Id, "test", "d1", Token);
            await unit.Drafts.KeepAsync(home.Id, ana.Id, new ActionId("debrief", "file", Subject.None), FormAnswers.Empty, Token);
        });
        await world.ExecuteAsync("update deliveries set taken_at = now() - interval '1 year'");
        await world.ExecuteAsync("update form_drafts set changed_at = now() - interval '1 year'");
        await world.AsOwnerAsync(
            """
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'a row of Ana'; end $$;
            create trigger refuse before delete on deliveries for each statement execute function refuse()
            """);

        var first = await RunAllAsync();
        var second = await RunAllAsync();
        Assert.Equal(["deliveries: refused by the database (P0001)"], first);
        Assert.Equal(first, second);
        Assert.Equal((2, "refused by the database (P0001)"), await StandingAsync("deliveries"));
        Assert.All(await world.Purge.StatusAsync(Token), status => Assert.True(status.Ago is not null && (status.Failures == 0) == (status.Rule != "deliveries"), status.Rule));
        Assert.Equal((1, 0), (await world.ScalarAsync<long>("select count(*) from deliveries"), await world.ScalarAsync<long>("select count(*) from form_drafts")));

        await world.AsOwnerAsync("drop trigger refuse on deliveries");
        Assert.Empty(await RunAllAsync());
        Assert.Equal((0, null), await StandingAsync("deliveries"));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from deliveries"));
        output.WriteLine($"{StoredTables.Rules.Count} rules x 3 runs: 1 rule refused twice, {StoredTables.Rules.Count - 1} others ran each time; the third run went well.");
    }

    /// <summary>Of many who were forgotten, those nobody refers to go in one run, whoever else has to stay; and those go when nothing holds them.</summary>
    [Fact]
    public async Task ManyForgottenMembers_EachRunGetsOn_AndNobodyIsLeftInTheEnd()
    {
        const int Forgotten = 120;
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await world.ExecuteAsync(
            """
            insert into members (community_id, member_id, external_id, display_name, created_at, forgotten_at)
            select $1, gen_random_uuid(), 'former-' || i, 'a former member', now(), now() - interval '4 days' from generate_series(1, $2) i
            """,
            home.Id.Value, Forgotten);
        await world.ExecuteAsync(
            """
            insert into do_not_pair (community_id, member_id, avoided_id)
            select community_id, $1, member_id from members where external_id like 'former-%' order by external_id limit $2
            """,
            ana.Id.Value, Forgotten / 2);

        var (first, second) = (await world.Purge.RunAsync("former-members", Token), await world.Purge.RunAsync("former-members", Token));
        await world.ExecuteAsync("delete from do_not_pair");
        var third = await world.Purge.RunAsync("former-members", Token);

        Assert.Equal([(Forgotten / 2, null), (0, null), (Forgotten / 2, null)], new[] { first, second, third }.Select(run => (run.Removed, run.Failure)));
        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from members"));
        output.WriteLine($"{Forgotten} forgotten members: {first.Removed}, {second.Removed} and {third.Removed} went in three runs, none failed.");
    }

    /// <summary>Every rule once; what failed, and why.</summary>
    private async Task<List<string>> RunAllAsync()
    {
        var failed = new List<string>();
        foreach (var rule in world.Purge.Rules)
        {
            var run = await world.Purge.RunAsync(rule, Token);
            if (run.Failure is { } why)
                failed.Add($"{run.Rule}: {why}");
        }

        return failed;
    }

    private async Task<(int Failures, string? Why)> StandingAsync(string rule)
    {
        var status = (await world.Purge.StatusAsync(Token)).Single(each => each.Rule == rule);
        return (status.Failures, status.Why);
    }

    private async Task<List<(string Table, string Column)>> ReferencesAsync() =>
        [.. (await world.ScalarAsync<string[]>(
            """
            select array_agg(t || '.' || n order by t, n)
            from (
                select c.conrelid::regclass::text, a.attname::text
                from pg_constraint c
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
                where c.contype = 'f' and c.confrelid = 'members'::regclass
                union
                select 'erasures', 'member_id') r (t, n)
            """)).Select(reference => reference.Split('.')).Select(parts => (parts[0], parts[1]))];

    /// <summary>A row of any table: a value of its type in each column that must have one, ids of the world where the name says so.</summary>
    private async Task PutAsync(string table, string column, Home home, Guid former, Guid[] others, Round round)
    {
        const string Sql = """
            select jsonb_object_agg(a.attname, case
                when a.attname = $2 then to_jsonb($4::uuid)
                when a.attname = 'community_id' then to_jsonb($3::uuid)
                when a.attname = 'round_id' and $1 <> 'rounds' then to_jsonb($6::uuid)
                when a.attname = 'channel_id' and $1 <> 'channels' then to_jsonb($7::uuid)
                when m.rank is not null then to_jsonb(($5::uuid[])[m.rank])
                when a.atttypid = 'uuid'::regtype then to_jsonb(gen_random_uuid())
                when a.atttypid = 'int4'::regtype then to_jsonb(202645)
                when a.atttypid in ('int2'::regtype, 'int8'::regtype) then to_jsonb(1)
                when a.atttypid = 'bool'::regtype then to_jsonb(true)
                when a.atttypid in ('timestamptz'::regtype, 'date'::regtype) then to_jsonb(now())
                when a.atttypid = 'bytea'::regtype then to_jsonb('\x' || repeat('00', 32))
                when a.atttypid = 'jsonb'::regtype then '{}'::jsonb
                when a.atttypid = 'text[]'::regtype then '["dive-deep"]'::jsonb
                else to_jsonb('x'::text) end)::text
            from pg_attribute a
            left join (
                select c.conrelid, c.conkey[2] as attnum, row_number() over (partition by c.conrelid order by c.conkey[2]) as rank
                from pg_constraint c
                where c.contype = 'f' and c.confrelid = 'members'::regclass) m on m.conrelid = a.attrelid and m.attnum = a.attnum
            where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attidentity = ''
                and (a.attname = $2 or (a.attnotnull and not a.atthasdef))
            """;

        var row = await world.ScalarAsync<string>(
            Sql,
            table, column, home.Id.Value, former, others, round.Id.Value, home.Channel.Id.Value);
        var columns = await world.ScalarAsync<string>("select string_agg(quote_ident(k), ', ') from jsonb_object_keys($1::jsonb || $2::jsonb) k", row, Also.GetValueOrDefault($"{table}.{column}", "{}"));
        await world.ExecuteAsync(
            $"insert into {table} ({columns}) select {columns} from jsonb_populate_record(null::{table}, $1::jsonb || $2::jsonb)", row, Also.GetValueOrDefault($"{table}.{column}", "{}"));
    }

    private Task<bool> IsThereAsync(Guid member) => world.ScalarAsync<bool>("select exists (select from members where member_id = $1)", member);

    private Task<bool> IsReferredToAsync(string table, string column, Guid member) => world.ScalarAsync<bool>($"select exists (select from {table} where {column} = $1)", member);
}
