using Microsoft.Extensions.DependencyInjection;
using PrepBot.Playground.Adapter;
using PrepBot.Playground.Store;
using PrepBot.Storage;
using PrepBot.Testing;
using Xunit.Sdk;

namespace PrepBot.Playground.Tests.Store;

/// <summary>A database of one test class with the playground's own store on it, put together as the host does it.</summary>
public sealed class ChatStoreWorld : IAsyncLifetime
{
    private TestDatabase? _database;
    private ServiceProvider? _services;
    // A fixture cannot leave tests out; the test that asks it for something can.
    private SkipException? _noServer;

    public ILocalChatStore Chat => (_services ?? throw Missing).GetRequiredService<ILocalChatStore>();

    private Exception Missing => (Exception?)_noServer ?? new InvalidOperationException("Nothing is made yet.");

    /// <summary>Everything of its three tables, as it stands there.</summary>
    public async Task<string> RowsAsync()
    {
        const string Sql = """
            select string_agg(t, ' ')
            from (
                select r::text as t from local_rooms r
                union all
                select m::text from local_messages m
                union all
                select f::text from local_files f) all_of_it
            """;
        await using var ask = (_database ?? throw Missing).DataSource.CreateCommand(Sql);
        return (string)(await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async ValueTask InitializeAsync()
    {
        try
        {
            _database = await TestDatabase.CreateAsync(TestContext.Current.CancellationToken);
            _services = new ServiceCollection()
                .AddChatStorage(_ => new StorageSettings(_database.ConnectionString, TestKey.Any))
                .AddPlayground()
                .BuildServiceProvider();
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
}
