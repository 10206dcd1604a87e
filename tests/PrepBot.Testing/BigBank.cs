using Npgsql;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Values.Identity;

namespace PrepBot.Testing;

/// <summary>A bank of a size no bank has: 50,000 prompts over 16 principles, members with 500 rounds, a hundred communities that use them.</summary>
public static class BigBank
{
    public static readonly ValueSetId ValueSet = new("big");
    public static readonly PrincipleId Principle = new("p-7");
    public static readonly CommunityId Community = new(new("00000000-0000-0000-0001-000000000007"));
    public static readonly MemberId Candidate = new(new("00000000-0000-0000-0002-000000000007"));
    public static readonly MemberId Interviewer = new(new("00000000-0000-0000-0002-000000000107"));

    private const string FillSql =
        """
        create function pg_temp.id(kind int, n bigint) returns uuid language sql as
            $$ select ('00000000-0000-0000-000' || kind || '-' || lpad(n::text, 12, '0'))::uuid $$;

        insert into value_sets values ('big', 'Big', 'Nobody''s.', '', now());
        insert into principles
        select 'big', 'p-' || n, 'P', n, n, '', '', '', '', '', '[]', '{}', '{}', '{}', 'often', 'often', 'often', '[]', null
        from generate_series(0, 15) n;
        insert into prompts (prompt_key, value_set_id, principle_id, text, after, probes, levels, tracks, created_at, changed_at)
        select 'p-' || n % 16 || '-' || n, 'big', 'p-' || n % 16, repeat('Tell me about it. ', 8), repeat('After. ', 8), '{a,b,c,d}',
               case n % 3 when 0 then '{junior}' when 1 then '{junior,senior}' else '{senior,staff}' end::text[],
               case n % 5 when 0 then '{software}' when 1 then '{data,ml}' else '{general}' end::text[], now(), now()
        from generate_series(1, 50000) n;

        insert into communities (
            community_id, platform, external_id, time_zone, waiting_entry_life, invitation_life, arrival_time, repeat_after, created_at)
        select pg_temp.id(1, n), 'test', n::text, 'Etc/UTC', '1 hour', '15 minutes', '5 minutes', '84 days', now()
        from generate_series(1, 100) n;
        insert into channels (community_id, channel_id, external_id, enabled, changed_at)
        select community_id, community_id, 'channel', true, now() from communities;
        insert into members (community_id, member_id, external_id, display_name, created_at)
        select pg_temp.id(1, (n - 1) % 100 + 1), pg_temp.id(2, n), n::text, 'Ana', now() from generate_series(1, 300) n;

        -- 500 rounds for the two who are looked at, three prompts each; some for everybody else.
        insert into rounds (
            community_id, round_id, channel_id, interviewer_id, candidate_id, principles, stage, version, progress, created_at, ended_at, revealed_at)
        select pg_temp.id(1, 7), pg_temp.id(3, n), pg_temp.id(1, 7),
               pg_temp.id(2, 7 + 100 * (n % 2)), pg_temp.id(2, 107 - 100 * (n % 2)), '{p-7}', 4, 1, '{}', t, t, t
        from (select n, now() - make_interval(hours => 1000 - n) as t from generate_series(1, 1000) n) r;
        insert into rounds (
            community_id, round_id, channel_id, interviewer_id, candidate_id, principles, stage, version, progress, created_at, ended_at, revealed_at)
        select pg_temp.id(1, m), pg_temp.id(3, 1000 + n), pg_temp.id(1, m),
               pg_temp.id(2, m + 100 + n % 2 * 100), pg_temp.id(2, m + 200 - n % 2 * 100), '{p-7}', 4, 1, '{}', now(), now(), now()
        from (select n, n % 100 + 1 as m from generate_series(1, 20000) n) r;
        insert into prompt_exposures (community_id, member_id, prompt_key, heard_as, times, last_at)
        select m.community_id, m.member_id, p.prompt_key, 1, 1, now() - make_interval(hours => 1000 - p.place::int)
        from members m
        join lateral (
            select prompt_key, row_number() over () as place from prompts
            where hashtext(prompt_key || m.external_id) % 1000 < case when m.external_id in ('7', '107') then -940 else -997 end
        ) p on true;
        insert into prompt_use (community_id, prompt_key, asked)
        select community_id, prompt_key, count(*) from prompt_exposures group by 1, 2;
        """;

    /// <summary>Fills an empty database with it.</summary>
    public static async Task FillAsync(TestDatabase database)
    {
        await using var connection = await database.OwnerDataSource.OpenConnectionAsync();
        foreach (var sql in new[] { FillSql, "analyze prompts; analyze prompt_exposures; analyze prompt_use; analyze rounds" })
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
            await command.ExecuteNonQueryAsync();
        }
    }
}
