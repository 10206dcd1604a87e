using PrepBot.Storage.Retention;
using PrepBot.Testing;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Retention;

/// <summary>The rules every table follows, and the page that tells about it.</summary>
public sealed class WhatWeStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task EveryTable_LookedUp_IsInTheListAndNoOther() => Assert.Equal(
        await NamesAsync("select tablename from pg_tables where schemaname = 'public'"),
        StoredTables.All.Select(table => table.Name).Order(StringComparer.Ordinal));

    /// <summary>What can hold an id, a name or words: each such field says what it holds of a person. A new one without an entry fails here.</summary>
    [Fact]
    public async Task EveryFieldOfTextOrBytes_LookedUp_IsInTheListAndNoOther()
    {
        var fields = await NamesAsync(
            """
            select table_name || '.' || column_name
            from information_schema.columns
            where table_schema = 'public' and (data_type in ('text', 'character varying', 'jsonb', 'json', 'bytea', 'xml') or udt_name in ('_text', '_varchar', '_jsonb', '_bytea'))
            """);
        var all = await NamesAsync("select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'");
        var listed = StoredTables.All.SelectMany(table => table.Fields.Select(listed => $"{table.Name}.{listed.Name}")).ToList();

        Assert.Empty(fields.Except(listed));
        Assert.Empty(listed.Except(all));
        Assert.InRange(fields.Length, 80, 200);
    }

    /// <summary>The words on the page, in the database and in the list are the same words.</summary>
    [Fact]
    public async Task EveryCommentOnATableOrAPersonalField_IsWhatTheListSays()
    {
        const string Sql = """
            select c.relname || coalesce('.' || a.attname, '') || ' ' || d.description
            from pg_description d
            join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
            left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (d.objsubid = 0 or d.description like 'Personal:%')
            """;

        Assert.Equal(
            SchemaComments.All.Select(comment => $"{comment.Key} {comment.Value}").Order(StringComparer.Ordinal),
            (await NamesAsync(Sql)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Page_IsWhatTheListSays()
    {
        var file = Repository.PathOf("docs/what-we-store.md");
        var page = File.ReadAllText(file);
        if (Environment.GetEnvironmentVariable("PREPBOT_APPROVE") is "1")
            File.WriteAllText(file, page = StoredPage.Renewed(page));

        Assert.Equal(StoredPage.Renewed(page), page);
    }

    [Fact]
    public void EveryTable_IsKeptForATimeThatIsSaid() => Assert.Empty(StoredTables.All.Where(table => table.HowLong.Length == 0).Select(table => table.Name));

    /// <summary>So that all rows of a community can live on one shard. Reference data, and what belongs to the installation itself, are on each.</summary>
    [Fact]
    public async Task EveryKey_OfACommunitysTable_BeginsWithTheCommunity() => Assert.Empty(await NamesAsync(
        """
        select c.conrelid::regclass || ': ' || c.conname
        from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'f', 'u')
            and a.attname not in ('community_id', 'community')
            and c.conrelid::regclass::text not in ('communities', 'value_sets', 'principles', 'worked_answers', 'key_check', 'platform_vault', 'schema_migrations', 'housekeeping')
            and c.confrelid::regclass::text not in ('principles', 'communities')
        """));

    /// <summary>Every input has a length; the bank's own texts are checked when they are loaded.</summary>
    [Fact]
    public async Task EveryTextOfOurTables_HasALength() => Assert.Empty(await NamesAsync(
        """
        select a.attrelid::regclass || '.' || a.attname
        from pg_attribute a
        join pg_class t on t.oid = a.attrelid and t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
        where a.attnum > 0 and not a.attisdropped and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'bytea'::regtype, 'jsonb'::regtype)
            and t.relname not in ('value_sets', 'principles', 'prompts', 'worked_answers', 'prompt_exposures', 'prompt_use', 'schema_migrations')
            and not exists (
                select
                from pg_constraint c
                where c.conrelid = a.attrelid and c.contype in ('c', 'f') and a.attnum = any(c.conkey)
                    and (pg_get_constraintdef(c.oid) ~ '(length|~)' or c.contype = 'f'))
        """));

    private Task<string[]> NamesAsync(string sql) => world.ScalarAsync<string[]>($"select coalesce(array_agg(n::text order by n::text collate \"C\"), '{{}}') from ({sql}) q (n)");
}
