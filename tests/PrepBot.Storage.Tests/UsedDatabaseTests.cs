using Dapper;
using Npgsql;
using PrepBot.Testing;

namespace PrepBot.Storage.Tests;

/// <summary>A database that a test gives back is as a new one, or nobody gets it.</summary>
public sealed class UsedDatabaseTests
{
    private const string Community =
        "insert into communities (community_id, platform, external_id, time_zone, waiting_entry_life, invitation_life, arrival_time, repeat_after, created_at) "
        + "select gen_random_uuid(), 'x', 'y', 'UTC', interval '1 hour', interval '1 hour', interval '1 hour', interval '1 hour', now()";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_Written_AreGone()
    {
        await using var database = await TestDatabase.CreateWithBankAsync(Token);
        var before = await CountsAsync(database);
        await WriteAsync(database);
        Assert.NotEqual(before, await CountsAsync(database));

        Assert.True(await database.EmptyAsync(Token));

        Assert.Equal(before, await CountsAsync(database));
    }

    [Theory]
    [InlineData("update prompts set prompt_key = prompt_key where ctid = (select min(ctid) from prompts)")]
    [InlineData("delete from prompts where ctid = (select min(ctid) from prompts)")]
    [InlineData("create table another (n int)")]
    [InlineData("alter table members add column another int")]
    [InlineData("analyze prompts")]
    public async Task Template_Touched_IsNotUsedAgain(string how)
    {
        await using var database = await TestDatabase.CreateWithBankAsync(Token);
        await using (var rows = await database.OwnerDataSource.OpenConnectionAsync(Token))
        {
            await rows.ExecuteAsync(how);
        }

        Assert.False(await database.EmptyAsync(Token));
    }

    [Fact]
    public async Task SomebodyStillConnected_IsNotUsedAgain()
    {
        await using var database = await TestDatabase.CreateAsync(Token);
        await using var rows = new NpgsqlConnection(database.ConnectionString);
        await rows.OpenAsync(Token);

        Assert.False(await database.EmptyAsync(Token));
    }

    [Fact]
    public async Task KeptConnection_InATransaction_IsNotUsedAgain()
    {
        await using var database = await TestDatabase.CreateAsync(Token);
        await using var rows = await database.DataSource.OpenConnectionAsync(Token);
        await using var open = await rows.BeginTransactionAsync(Token);
        await rows.ExecuteAsync("select 1");

        Assert.False(await database.EmptyAsync(Token));
    }

    [Fact]
    public async Task KeptConnection_CutOff_IsNotUsedAgain()
    {
        await using var database = await TestDatabase.CreateAsync(Token);
        await using (await database.DataSource.OpenConnectionAsync(Token))
        await using (var other = await database.DataSource.OpenConnectionAsync(Token))
        {
            await other.ExecuteAsync(
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()");
        }

        Assert.False(await database.EmptyAsync(Token));
    }

    [Fact]
    public async Task KeptConnection_GivenBack_ServesTheNext()
    {
        await using var database = await TestDatabase.CreateAsync(Token);
        var kept = (KeptConnections)KeptConnections.Of(database.ConnectionString);
        var first = kept.Make(database.ConnectionString);
        var meanwhile = kept.Make(database.ConnectionString);
        kept.End(first);

        Assert.NotSame(first, meanwhile);
        Assert.Same(first, kept.Make(database.ConnectionString));
    }

    private static async Task WriteAsync(TestDatabase database)
    {
        await using var rows = await database.DataSource.OpenConnectionAsync(Token);
        await rows.ExecuteAsync(Community);
    }

    private static async Task<IReadOnlyList<string>> CountsAsync(TestDatabase database)
    {
        await using var rows = await database.DataSource.OpenConnectionAsync(Token);
        var tables = (await rows.QueryAsync<string>(
            "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1")).ToList();
        var counts = new List<string>();
        foreach (var table in tables)
            counts.Add($"{table} {await rows.ExecuteScalarAsync<long>($"select count(*) from {table}")}");
        return counts;
    }
}
