using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Adapter;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Settings;
using PrepBot.Storage;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests;

/// <summary>Shards and their sessions in the real vault.</summary>
public sealed class ShardSessionsTests : IAsyncLifetime
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);
    private static readonly ResumePoint Session = new("session-4711", "wss://gateway-us-east1-d.discord.gg", 42);
    private static readonly Shard Shard = new("app", 0, 2);

    private TestDatabase _database = null!;
    private ServiceProvider _stores = null!;
    private ShardSessions _sessions = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Token);
        _stores = new ServiceCollection().AddChatStorage(_ => new StorageSettings(_database.ConnectionString, TestKey.Any)).BuildServiceProvider();
        _sessions = new ShardSessions(_stores.GetRequiredService<IPlatformVault>());
    }

    public async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Session_Kept_IsFoundByTheNextOwner_AndNotReadableAtRest()
    {
        var first = await OwnAsync("one");
        await _sessions.KeepAsync(first, Session, Token);
        await _sessions.ReleaseAsync(first, Token);

        var found = await _sessions.FindAsync(await OwnAsync("two"), Token);

        Assert.Equal(Session, found);
        var rows = await RowsAsync();
        foreach (var secret in new[] { Session.SessionId, Session.ResumeUrl, "session_id" })
        {
            Assert.DoesNotContain(secret, rows);
            Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)), rows);
        }
    }

    [Fact]
    public async Task R11_Session_KeptByAnOwnerOfThePast_IsRefused()
    {
        var first = await OwnAsync("one");
        await _sessions.ReleaseAsync(first, Token);
        var second = await OwnAsync("two");
        await _sessions.KeepAsync(second, Session, Token);

        Assert.False(await _sessions.KeepAsync(first, Session with { Sequence = 7 }, Token));
        Assert.Equal(Session, await _sessions.FindAsync(second, Token));
    }

    [Fact]
    public async Task Session_OfAnotherNumberOfShards_IsNotFound()
    {
        await _sessions.KeepAsync(await OwnAsync("one"), Session, Token);

        var grown = await _sessions.TakeAsync(Shard with { Count = 3 }, "one", Life, Token);

        Assert.Null(await _sessions.FindAsync(grown!, Token));
    }

    [Fact]
    public async Task Session_Forgotten_IsNotFound()
    {
        var lease = await OwnAsync("one");
        await _sessions.KeepAsync(lease, Session, Token);

        await _sessions.KeepAsync(lease, null, Token);

        Assert.Null(await _sessions.FindAsync(lease, Token));
    }

    /// <summary>It begins anew, as it does where there was none.</summary>
    [Fact]
    public async Task Session_ThatDoesNotOpenAnyMore_IsNotFound()
    {
        var lease = await OwnAsync("one");
        await _sessions.KeepAsync(lease, Session, Token);
        await using (var damage = _database.DataSource.CreateCommand("update platform_vault set content = set_byte(content, 40, get_byte(content, 40) # 1)"))
            await damage.ExecuteNonQueryAsync(Token);

        Assert.Null(await _sessions.FindAsync(lease, Token));
        Assert.True(await _sessions.KeepAsync(lease, Session, Token));
        Assert.Equal(Session, await _sessions.FindAsync(lease, Token));
    }

    /// <summary>As the migration that made the vault writes it: a restart onto the new version goes on with its session.</summary>
    [Fact]
    public async Task SessionThatTheMigrationWrote_IsRead()
    {
        var lease = await OwnAsync("one");
        await _stores.GetRequiredService<IPlatformVault>().KeepAsync(
            lease.Lease, """{"shards":2,"sequence":42,"resume_url":"wss://gateway-us-east1-d.discord.gg","session_id":"session-4711"}"""u8.ToArray(), Token);

        Assert.Equal(Session, await _sessions.FindAsync(lease, Token));
        Assert.Equal(new VaultKey(DiscordPlatformName.Name, "shard", "app:0"), lease.Lease.Key);
    }

    private async Task<ShardLease> OwnAsync(string owner) =>
        await _sessions.TakeAsync(Shard, owner, Life, Token) ?? throw new InvalidOperationException($"{owner} does not get the shard.");

    private async Task<string> RowsAsync()
    {
        await using var ask = _database.DataSource.CreateCommand("select string_agg(v::text, ' ') from platform_vault v");
        return (string)(await ask.ExecuteScalarAsync(Token))!;
    }
}
