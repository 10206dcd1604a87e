using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepBot.Chat.Platforms;
using PrepBot.Storage.Platforms;
using PrepBot.Storage.Schema;
using PrepBot.Storage.Sealing;
using PrepBot.Testing;
using PrepBot.Values.Identity;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Platforms;

/// <summary>What stood in the tables before the vault is found in it: a database of the version before, with rows as that version wrote them, migrated on.</summary>
public sealed class VaultMoveTests : IAsyncLifetime
{
    private const int Before = 21;

    private static readonly PlatformName Slack = new("slack");
    private static readonly VaultKey Shard = new(new("discord"), "shard", "4711:0");
    private static readonly ContentCipher Cipher = new(Key);

    private TestDatabase _database = null!;
    private ServiceProvider _stores = null!;

    private IPlatformVault Vault => _stores.GetRequiredService<IPlatformVault>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync(Token);
        await new MigrationRunner(_database.OwnerDataSource, [.. Migration.Embedded().Take(Before)]).RunAsync(Token);
        await AddInstallationAsync("T0001", isOrganisation: false, "E0001", "xoxb-team");
        await AddInstallationAsync("E0001", isOrganisation: true, "E0001", "xoxe-whole");
        await RunAsync(
            """
            insert into installations (community, platform, is_organisation, organisation, changed_at) values ('T0002', 'slack', false, 'E0001', now()), ('T0003', 'slack', false, null, now());
            insert into install_attempts (state_hash, platform, browser_hash, expires_at) values (repeat('a', 64), 'slack', repeat('b', 64), now() + interval '15 minutes');
            insert into discord_shards (application_id, shard, shards, owner, fence, expires_at, session_id, session_shards, resume_url, sequence)
            values ('4711', 0, 2, 'one', 7, now() + interval '1 hour', 'session-secret', 2, 'wss://gateway.discord.gg', 42);
            insert into discord_shards (application_id, shard, shards, owner, expires_at) values ('4711', 1, 2, 'one', now() - interval '1 hour')
            """);
        await new MigrationRunner(_database.OwnerDataSource, Migration.Embedded()).RunAsync(Token);
        _stores = With(new StorageSettings(_database.ConnectionString, Key));
    }

    public async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Token_OfTheTableBefore_IsInTheVault_AfterTheFirstStart()
    {
        await StartAsync();

        var own = await FieldsAsync(new VaultKey(Slack, "installation", "T0001"));
        var whole = await FieldsAsync(new VaultKey(Slack, "org-installation", "E0001"));

        Assert.Equal(["bot_person", "id", "organisation", "token"], own.Select(field => field.Key).Order());
        Assert.Equal(("xoxb-team", "U0BOT", "E0001"), ((string?)own["token"], (string?)own["bot_person"], (string?)own["organisation"]));
        Assert.Equal("xoxe-whole", (string?)whole["token"]);
        Assert.NotEqual(Guid.Empty, (Guid)own["id"]!);
    }

    [Fact]
    public async Task PartsOfAnOrganisation_AreFoundByIt_AndGoWithTheirCommunity()
    {
        var parts = await Vault.ListAsync(Slack, "part", "E0001", Token);

        Assert.Equal([("T0001", "T0001"), ("T0002", "T0002")], parts.Select(part => (part.Key.Name, part.Community)));
    }

    [Fact]
    public async Task WayBackThatWasUsed_StaysUsed() =>
        Assert.False(await Vault.UseUpAsync(new VaultKey(Slack, "install-return", new string('a', 64)), TimeSpan.FromMinutes(15), Token));

    [Fact]
    public async Task Lease_GoesOn_WithItsFence_AndItsSession()
    {
        await StartAsync();

        Assert.Null(await Vault.TakeAsync(Shard, "two", TimeSpan.FromMinutes(1), Token));
        Assert.Equal(7, (await Vault.TakeAsync(Shard, "one", TimeSpan.FromMinutes(1), Token))!.Fence);
        var session = await FieldsAsync(Shard);
        Assert.Equal(["resume_url", "sequence", "session_id", "shards"], session.Select(field => field.Key).Order());
        Assert.Equal(("session-secret", 42L, 2), ((string?)session["session_id"], (long)session["sequence"]!, (int)session["shards"]!));
        Assert.NotNull(await Vault.TakeAsync(Shard with { Name = "4711:1" }, "two", TimeSpan.FromMinutes(1), Token));
        Assert.Empty((await Vault.FindAsync(Shard with { Name = "4711:1" }, Token))!.Content);
    }

    [Fact]
    public async Task AfterTheFirstStart_NothingIsReadable_AndNothingIsLeftToDo()
    {
        await Task.WhenAll(StartAsync(), StartAsync());

        var rows = await AskAsync<string>("select string_agg(v::text, ' ') from platform_vault v");

        Assert.DoesNotContain("session-secret", rows);
        Assert.DoesNotContain("U0BOT", rows);
        Assert.Equal(0, await AskAsync<long>("select count(*) from platform_vault where moved is not null"));
        await StartAsync();
        Assert.Equal("xoxb-team", (string?)(await FieldsAsync(new VaultKey(Slack, "installation", "T0001")))["token"]);
    }

    [Fact]
    public async Task WhatWasKeptBeforeTheFirstStart_IsNewer_AndStays()
    {
        var key = new VaultKey(Slack, "installation", "T0001");
        await Vault.PutAsync(new VaultEntry(key, "{\"token\":\"xoxb-new\"}"u8.ToArray()), Token);

        await StartAsync();

        Assert.Equal("xoxb-new", (string?)(await FieldsAsync(key))["token"]);
    }

    [Fact]
    public async Task TokenThatDoesNotOpen_IsLeftAlone_AndTheOthersAreSealed()
    {
        await RunAsync("update platform_vault set content = set_byte(content, 35, get_byte(content, 35) # 1) where name = 'T0001' and kind = 'installation'");

        await StartAsync();

        Assert.Null(await Vault.FindAsync(new VaultKey(Slack, "installation", "T0001"), Token));
        Assert.Equal("xoxe-whole", (string?)(await FieldsAsync(new VaultKey(Slack, "org-installation", "E0001")))["token"]);
    }

    private Task StartAsync() => _stores.GetRequiredService<VaultMove>().SealAsync(Token);

    private async Task<JsonObject> FieldsAsync(VaultKey key) =>
        JsonNode.Parse(Encoding.UTF8.GetString((await Vault.FindAsync(key, Token))!.Content))!.AsObject();

    /// <summary>As the version before sealed it.</summary>
    private async Task AddInstallationAsync(string community, bool isOrganisation, string? organisation, string token)
    {
        var context = SealingContext.Create("installations.token", "slack", community, isOrganisation ? "organisation" : "community");
        await using var command = _database.OwnerDataSource.CreateCommand(
            """
            insert into installations (community, platform, is_organisation, organisation, installation_id, bot_person, token, changed_at)
            values ($1, 'slack', $2, $3, gen_random_uuid(), 'U0BOT', $4, now())
            """);
        foreach (var value in new object?[] { community, isOrganisation, organisation, Cipher.Seal(Encoding.UTF8.GetBytes(token), context) })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task RunAsync(string sql)
    {
        await using var command = _database.OwnerDataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task<T> AskAsync<T>(string sql)
    {
        await using var command = _database.OwnerDataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Token))!;
    }
}
