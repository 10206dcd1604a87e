using System.Text.Json;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Questions;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Questions;

/// <inheritdoc cref="IOwnPromptStore"/>
/// <param name="valueSet">The value set that is practised.</param>
internal sealed class OwnPromptStore(Session session, ValueSetId valueSet) : IOwnPromptStore
{
    public async Task<IReadOnlyList<OwnPrompt>> AllAsync(CommunityId community, bool forChange, CancellationToken cancellationToken)
    {
        // The community's row stands for its list of keys: two organisers at once must not give the same number.
        const string LockSql = """
            select
            from communities
            where community_id = @community
            for no key update
            """;
        const string Sql = """
            select prompt_key as promptkey, principle_id as principleid, secondary, text, after, probes, levels, tracks, themes, core, without, short,
                retired_at is not null as isretired
            from prompts
            where community_id = @community and value_set_id = @set
            order by principle_id, length(prompt_key), prompt_key
            """;

        var parameters = new { community, set = valueSet.Key };
        if (forChange)
            session.Lock(LockSql, parameters);
        var rows = await session.ListAsync<PromptRow>(Sql, parameters, cancellationToken);
        return [.. rows.Select(row => new OwnPrompt(row.ToPrompt(), row.IsRetired))];
    }

    public async Task<PutPrompts> PutAsync(
        CommunityId community, IReadOnlyList<Prompt> prompts, CancellationToken cancellationToken)
    {
        var rows = JsonSerializer.Serialize(prompts.Select(BankRows.Row), BankRows.Json);
        var written = await session.ListAsync<bool>(PromptUpsert.Sql, new { community, set = valueSet.Key, rows, now = session.Now }, cancellationToken);
        return new(written.Count(added => added), written.Count(added => !added));
    }

    public async Task<bool> SetOutAsync(CommunityId community, PromptId prompt, bool @out, CancellationToken cancellationToken)
    {
        const string OwnSql = """
            update prompts
            set retired_at = case when @out then @now end
            where community_id = @community and prompt_key = @key and value_set_id = @set
            """;
        const string BankSql = """
            insert into prompt_use (community_id, prompt_key, put_aside_at)
            select @community, prompt_key, case when @out then @now end
            from prompts
            where community_id = @builtIn and prompt_key = @key and value_set_id = @set
            on conflict (community_id, prompt_key) do update
            set put_aside_at = excluded.put_aside_at
            """;

        var parameters = new { community, key = prompt.Key, set = valueSet.Key, builtIn = PromptStore.BuiltIn, @out, now = (DateTimeOffset?)session.Now };
        var sql = prompt.Key.StartsWith(BankRules.OwnPrefix, StringComparison.Ordinal) ? OwnSql : BankSql;
        return await session.ExecuteAsync(sql, parameters, cancellationToken) == 1;
    }
}
