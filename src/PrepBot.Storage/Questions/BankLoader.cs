using Dapper;
using Npgsql;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Questions;

namespace PrepBot.Storage.Questions;

/// <summary>Brings the database to what a bank says. Doing it twice is harmless, also at the same time.</summary>
public sealed class BankLoader(NpgsqlConnection connection)
{
    private const long Lock = 0x5072_6570_4261_6E6B;

    /// <summary>
    /// Loads a bank in one transaction of its own: all of it or nothing. Ids stay, so that history keeps pointing at its prompts; what is not
    /// in the bank any more is retired, never deleted; a community's own prompts are not touched.
    /// </summary>
    /// <param name="answers">Its worked answers.</param>
    /// <param name="now">The time to note, UTC.</param>
    /// <param name="cancellationToken">Stops it, with nothing changed.</param>
    public async Task<BankLoad> LoadAsync(QuestionBank bank, AnswerBook answers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(answers);
        var rows = new BankRows(bank, answers);
        var set = bank.ValueSet.Id.Key;

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockAndReadHashAsync(set, transaction, cancellationToken) == rows.Hash)
            return new BankLoad.NothingNew();

        var taken = await IdsOfOtherSetsAsync(bank, transaction, cancellationToken);
        if (taken.Count > 0)
            return new BankLoad.IdsTaken(taken);

        await WriteSetAsync(bank.ValueSet, rows.Hash, now, transaction, cancellationToken);
        await WritePrinciplesAsync(set, rows.Principles, now, transaction, cancellationToken);
        var (added, changed) = await WritePromptsAsync(set, rows.Prompts, now, transaction, cancellationToken);
        var retired = await RetirePromptsAsync(bank, now, transaction, cancellationToken);
        await WriteAnswersAsync(set, rows.Answers, now, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new BankLoad.Loaded(added, changed, retired);
    }

    private async Task<string?> LockAndReadHashAsync(string set, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(
            "select pg_advisory_xact_lock(@Lock)", new { Lock }, transaction, cancellationToken: cancellationToken));
        return await connection.ExecuteScalarAsync<string?>(new CommandDefinition(
            "select content_hash from value_sets where value_set_id = @set", new { set }, transaction, cancellationToken: cancellationToken));
    }

    private async Task<IReadOnlyList<PromptId>> IdsOfOtherSetsAsync(QuestionBank bank, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            select prompt_key
            from prompts
            where community_id = @builtIn and prompt_key = any(@keys) and value_set_id <> @set
            order by prompt_key
            """;
        var keys = await connection.QueryAsync<string>(new CommandDefinition(
            Sql,
            new { builtIn = PromptStore.BuiltIn, keys = Keys(bank), set = bank.ValueSet.Id.Key },
            transaction,
            cancellationToken: cancellationToken));
        return [.. keys.Select(k => new PromptId(k))];
    }

    private Task<int> WriteSetAsync(ValueSet set, string hash, DateTimeOffset now, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            insert into value_sets (value_set_id, name, disclaimer, content_hash, loaded_at)
            values (@id, @name, @disclaimer, @hash, @now)
            on conflict (value_set_id) do update
            set name = excluded.name, disclaimer = excluded.disclaimer, content_hash = excluded.content_hash, loaded_at = excluded.loaded_at
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql, new { id = set.Id.Key, name = set.Name, disclaimer = set.Disclaimer, hash, now }, transaction, cancellationToken: cancellationToken));
    }

    private Task<int> WritePrinciplesAsync(string set, string rows, DateTimeOffset now, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            with loaded as (
                insert into principles (
                    value_set_id, principle_id, name, published_place, probe_rank, meaning, strong, solid, mild_concern, concern,
                    beats, green_flags, red_flags, mistakes, probed_junior, probed_senior, probed_staff, neighbours,
                    short_name, levels, tracks, retired_at)
                select
                    @set, r.principle_id, r.name, r.published_place, r.probe_rank, r.meaning, r.strong, r.solid, r.mild_concern, r.concern,
                    r.beats, r.green_flags, r.red_flags, r.mistakes, r.probed_junior, r.probed_senior, r.probed_staff, r.neighbours,
                    r.short_name, r.levels, r.tracks, null
                from jsonb_to_recordset(@rows::jsonb) as r(
                    principle_id text, name text, published_place smallint, probe_rank smallint, meaning text,
                    strong text, solid text, mild_concern text, concern text, beats jsonb, green_flags jsonb, red_flags jsonb, mistakes text[],
                    probed_junior text, probed_senior text, probed_staff text, neighbours jsonb, short_name text, levels jsonb, tracks jsonb)
                on conflict (value_set_id, principle_id) do update
                set name = excluded.name,
                    published_place = excluded.published_place,
                    probe_rank = excluded.probe_rank,
                    meaning = excluded.meaning,
                    strong = excluded.strong,
                    solid = excluded.solid,
                    mild_concern = excluded.mild_concern,
                    concern = excluded.concern,
                    beats = excluded.beats,
                    green_flags = excluded.green_flags,
                    red_flags = excluded.red_flags,
                    mistakes = excluded.mistakes,
                    probed_junior = excluded.probed_junior,
                    probed_senior = excluded.probed_senior,
                    probed_staff = excluded.probed_staff,
                    neighbours = excluded.neighbours,
                    short_name = excluded.short_name,
                    levels = excluded.levels,
                    tracks = excluded.tracks,
                    retired_at = null
                returning principle_id
            )
            update principles
            set retired_at = @now
            where value_set_id = @set and retired_at is null and principle_id not in (select principle_id from loaded)
            """;
        return connection.ExecuteAsync(new CommandDefinition(Sql, new { set, rows, now }, transaction, cancellationToken: cancellationToken));
    }

    private async Task<(int Added, int Changed)> WritePromptsAsync(
        string set, string rows, DateTimeOffset now, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var written = (await connection.QueryAsync<bool>(new CommandDefinition(
            PromptUpsert.Sql, new { community = PromptStore.BuiltIn, set, rows, now }, transaction, cancellationToken: cancellationToken))).AsList();
        return (written.Count(added => added), written.Count(added => !added));
    }

    private Task<int> RetirePromptsAsync(QuestionBank bank, DateTimeOffset now, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            update prompts
            set retired_at = @now
            where community_id = @builtIn and value_set_id = @set and retired_at is null and prompt_key <> all(@keys)
            """;
        return connection.ExecuteAsync(new CommandDefinition(
            Sql,
            new { builtIn = PromptStore.BuiltIn, set = bank.ValueSet.Id.Key, keys = Keys(bank), now },
            transaction,
            cancellationToken: cancellationToken));
    }

    private Task<int> WriteAnswersAsync(string set, string rows, DateTimeOffset now, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            with loaded as (
                insert into worked_answers (value_set_id, answer_id, principle_id, body, changed_at, retired_at)
                select @set, r.answer_id, r.principle_id, r.body, @now, null
                from jsonb_to_recordset(@rows::jsonb) as r(answer_id text, principle_id text, body jsonb)
                on conflict (value_set_id, answer_id) do update
                set principle_id = excluded.principle_id,
                    body = excluded.body,
                    changed_at = case when worked_answers.body = excluded.body then worked_answers.changed_at else excluded.changed_at end,
                    retired_at = null
                returning answer_id
            )
            update worked_answers
            set retired_at = @now
            where value_set_id = @set and retired_at is null and answer_id not in (select answer_id from loaded)
            """;
        return connection.ExecuteAsync(new CommandDefinition(Sql, new { set, rows, now }, transaction, cancellationToken: cancellationToken));
    }

    private static string[] Keys(QuestionBank bank) => [.. bank.Prompts.Select(p => p.Id.Key)];
}
