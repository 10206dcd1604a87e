using System.Text.Json;
using PrepBot.Domain.Principles;
using PrepBot.Storage.Documents;
using PrepBot.Testing;

namespace PrepBot.Benchmarks.Wire;

/// <summary>What a group that has met for two weeks has behind it: something for the leaderboard to count, and debriefs to file.</summary>
internal static class PastRounds
{
    /// <summary>A thousand rounds of the first two hundred members, of two principles each, all filed and revealed.</summary>
    private const string FillSql = """
        create temporary table seats on commit drop as
        select m.community_id, m.member_id, c.channel_id, z.time_zone, row_number() over (order by m.member_id) - 1 as seat
        from members m
        join channels c using (community_id)
        join communities z using (community_id)
        where m.has_acted and not m.external_id = any(@filers)
        order by m.member_id
        limit 200;
        create temporary table talks on commit drop as
        select r, i.community_id, i.channel_id, gen_random_uuid() as round_id, i.member_id as interviewer_id, o.member_id as candidate_id,
            now() - (r % 14) * interval '1 day' as ended_at, cast(to_char((now() - (r % 14) * interval '1 day') at time zone i.time_zone, 'IYYYIW') as int) as week
        from generate_series(0, 999) r
        join seats i on i.seat = r % 200
        join seats o on o.seat = (r + 1 + r / 200) % 200;
        insert into rounds (community_id, round_id, channel_id, interviewer_id, candidate_id, principles, stage, version, progress, created_at, ended_at, revealed_at)
        select community_id, round_id, channel_id, interviewer_id, candidate_id, array['frugality', 'ownership'], 4, 5, cast(@progress as jsonb), ended_at, ended_at, ended_at
        from talks;
        insert into credits (community_id, principle, candidate_id, interviewer_id, week, channel_id, round_id, ended_at, verdict, own_verdict, first_time)
        select community_id, p.principle, candidate_id, interviewer_id, week, channel_id, round_id, ended_at, 1 + r % 4, 1 + r % 3, false
        from talks, unnest(array['frugality', 'ownership']) p (principle)
        on conflict do nothing;
        update credits c set first_time = true
        from (select distinct on (community_id, candidate_id, principle) community_id, candidate_id, principle, interviewer_id, week
              from credits order by community_id, candidate_id, principle, week, ended_at, interviewer_id) f
        where (c.community_id, c.candidate_id, c.principle, c.interviewer_id, c.week) = (f.community_id, f.candidate_id, f.principle, f.interviewer_id, f.week);
        insert into service_marks (community_id, round_id, interviewer_id, candidate_id, week, filed, on_time, helpfulness)
        select community_id, round_id, interviewer_id, candidate_id, week, true, r % 5 > 0, 1 + r % 4 from talks;
        insert into rounds (community_id, round_id, channel_id, interviewer_id, candidate_id, principles, stage, version, progress, created_at, ended_at)
        select s.community_id, gen_random_uuid(), s.channel_id, f.member_id, s.member_id, array['frugality', 'ownership'], 3, 5, cast(@progress as jsonb), now(), now()
        from (select member_id, row_number() over (order by member_id) - 1 as seat from members where external_id = any(@filers)) f
        join seats s on s.seat = f.seat;
        """;

    /// <param name="filers">Platform ids of members who then have a debrief to file each.</param>
    public static async Task AddAsync(TestDatabase database, string[] filers)
    {
        PrincipleId[] principles = [new("frugality"), new("ownership")];
        var round = Some.RevealedRound() with
        {
            Principles = principles, Kit = [.. principles.Select(principle => Some.Prompt(principle, probes: 6) with { AskedAt = Some.Now, AnsweredAt = Some.Now.AddMinutes(3) })],
        };
        var progress = JsonSerializer.Serialize(RoundProgress.From(round), StoredJson.Default.RoundProgress);
        await using var connection = await database.OwnerDataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var statement in FillSql.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var command = new Npgsql.NpgsqlCommand(statement, connection, transaction);
            if (statement.Contains("@filers", StringComparison.Ordinal))
                command.Parameters.AddWithValue("filers", filers);
            if (statement.Contains("@progress", StringComparison.Ordinal))
                command.Parameters.AddWithValue("progress", progress);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        await using var analyze = new Npgsql.NpgsqlCommand("vacuum analyze", connection);
        await analyze.ExecuteNonQueryAsync();
    }
}
