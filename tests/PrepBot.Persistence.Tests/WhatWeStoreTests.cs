using System.Runtime.CompilerServices;
using static PrepBot.Persistence.Tests.StoreWorld;

namespace PrepBot.Persistence.Tests;

/// <summary>The rules every table follows, and the page that tells about it.</summary>
public sealed class WhatWeStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    [Fact]
    public async Task EveryTable_LookedUp_StandsOnThePage()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "what-we-store.md"), Token);

        var missing = (await NamesAsync("select tablename from pg_tables where schemaname = 'public'"))
            .Where(table => !page.Contains($"`{table}`", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    [Fact]
    public async Task EveryTable_LookedUp_SaysWhatItIsFor() => Assert.Empty(await NamesAsync(
        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and obj_description(oid, 'pg_class') is null"));

    /// <summary>So that all rows of a community can live on one shard. Reference data, and what belongs to the installation itself, are on each.</summary>
    [Fact]
    public async Task EveryKey_OfACommunitysTable_BeginsWithTheCommunity() => Assert.Empty(await NamesAsync(
        """
        select c.conrelid::regclass || ': ' || c.conname
        from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'f', 'u')
            and a.attname not in ('community_id', 'community')
            and c.conrelid::regclass::text not in ('communities', 'value_sets', 'principles', 'key_check', 'install_attempts', 'schema_migrations', 'discord_shards')
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
            and t.relname not in ('value_sets', 'principles', 'prompts', 'prompt_exposures', 'prompt_use', 'schema_migrations')
            and not exists (
                select
                from pg_constraint c
                where c.conrelid = a.attrelid and c.contype in ('c', 'f') and a.attnum = any(c.conkey)
                    and (pg_get_constraintdef(c.oid) ~ '(length|~)' or c.contype = 'f'))
        """));

    private Task<string[]> NamesAsync(string sql) => world.ScalarAsync<string[]>($"select coalesce(array_agg(n::text order by n::text), '{{}}') from ({sql}) q (n)");

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
