using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Sending;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Storage.Tests.Coverage;
using PrepBot.Testing;
using PrepBot.Values.Identity;
using Xunit.Sdk;

namespace PrepBot.Storage.Tests;

/// <summary>A database of one test class with the stores on top, put together as the host does it.</summary>
public sealed class StoreWorld : IAsyncLifetime
{
    private static int _made;

    private TestDatabase? _database;
    private ServiceProvider? _services;
    // A fixture cannot leave tests out; the test that asks it for something can.
    private SkipException? _noServer;

    /// <summary>A Sunday morning.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    private Exception Missing => (Exception?)_noServer ?? new InvalidOperationException("Nothing is made yet.");

    private TestDatabase Database => _database ?? throw Missing;

    private ServiceProvider Services => _services ?? throw Missing;

    public IUnitOfWorkFactory Units => Services.GetRequiredService<IUnitOfWorkFactory>();

    public IOutboxQueue Outbox => Services.GetRequiredService<IOutboxQueue>();

    public IDueQueue Due => Services.GetRequiredService<IDueQueue>();

    public IPlatformVault Vault => Services.GetRequiredService<IPlatformVault>();

    public IStorePurge Purge => Services.GetRequiredService<IStorePurge>();

    public KeyCheck KeyCheck => Services.GetRequiredService<KeyCheck>();

    /// <summary>Past the stores, to look at rows and to put the impossible in.</summary>
    public NpgsqlDataSource Rows => Database.DataSource;

    public string ConnectionString => Database.ConnectionString;

    public static EncryptionKey Key { get; } = KeyOf(EncryptionKey.NewText());

    public async ValueTask InitializeAsync()
    {
        try
        {
            _database = await TestDatabase.CreateAsync(Token);
            _services = With(new StorageSettings(_database.ConnectionString, Key));
        }
        catch (SkipException e)
        {
            _noServer = e;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    /// <summary>One of a test's own, for tests of queues that reach over communities.</summary>
    public static async Task<StoreWorld> CreateAsync()
    {
        var world = new StoreWorld();
        await world.InitializeAsync();
        return world;
    }

    public static EncryptionKey KeyOf(string text) => EncryptionKey.TryParse(text, out var key) ? key : throw new ArgumentException("Not a key.", nameof(text));

    /// <summary>The stores with other settings.</summary>
    public static ServiceProvider With(StorageSettings settings) => new ServiceCollection().AddStorage(_ => settings).AddSingleton<TimeProvider>(new ManualTimeProvider(Now)).AddSingleton(ThePrinciples.Set).AddSingleton<IPrivateRooms, RoundRooms>().BuildServiceProvider();

    /// <summary>Does it in a transaction and commits.</summary>
    public async Task<T> DoAsync<T>(Func<IUnitOfWork, Task<T>> work)
    {
        await using var unit = await Units.BeginAsync(Token);
        var result = await work(unit);
        await unit.CommitAsync(Token);
        return result;
    }

    /// <inheritdoc cref="DoAsync{T}"/>
    public Task DoAsync(Func<IUnitOfWork, Task> work) => DoAsync(async unit =>
    {
        await work(unit);
        return 0;
    });

    /// <summary>A community of its own with an enabled channel, so that tests of one class do not meet.</summary>
    public async Task<Home> HomeAsync()
    {
        var number = Interlocked.Increment(ref _made);
        var platform = new PlatformName("test");
        return await DoAsync(async unit =>
        {
            var community = await unit.Communities.EnsureAsync(new CommunityRef(platform, $"community-{number}"), Token);
            var channel = await unit.Communities.SetChannelAsync(community.Id, new RoomRef(platform, "general"), enabled: true, Token);
            return new Home(this, community, channel);
        });
    }

    /// <summary>Runs a statement as it is.</summary>
    public async Task<int> ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Rows.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync(Token);
    }

    /// <summary>Changes the schema, which the bot itself may not.</summary>
    public async Task AsOwnerAsync(string sql)
    {
        await using var command = Database.OwnerDataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }

    /// <summary>The one value of a question.</summary>
    public async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = Rows.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync(Token))!;
    }

    /// <summary>Comes back once somebody waits for a lock in this database: nothing needs to be slept over.</summary>
    public Task SomebodyWaitsAsync()
    {
        const string Sql = """
            select exists (
                select
                from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock')
            """;
        return Eventually.TrueAsync("somebody who waits for a lock", () => ScalarAsync<bool>(Sql));
    }
}

/// <summary>A community of one test.</summary>
public sealed record Home(StoreWorld World, Community Community, Channel Channel)
{
    public CommunityId Id => Community.Id;

    /// <summary>A member with this name, the same each time.</summary>
    public Task<Member> MemberAsync(string name) =>
        World.DoAsync(async unit => (await unit.Communities.PresenceAsync(Made.Origin(this, name), forChange: true, StoreWorld.Token)).Member);

    /// <summary>A round as stored.</summary>
    public async Task<Round> RoundAsync(Round round)
    {
        Assert.True(await World.DoAsync(unit => unit.Rounds.AddAsync(round, StoreWorld.Token)));
        return round;
    }
}

/// <summary>Who acts, as the product sees it.</summary>
internal static class Admission
{
    public static async Task<Presence> PresenceAsync(this ICommunityStore communities, Origin origin, bool forChange, CancellationToken cancellationToken) =>
        (Presence)await communities.AdmitAsync(origin, forChange, cancellationToken);
}
