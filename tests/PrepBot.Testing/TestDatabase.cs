using Npgsql;

namespace PrepBot.Testing;

/// <summary>A database of one's own, with the schema in place and no rows; given back when disposed. See <see cref="TestServer"/> for where it lives.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestServer _server;
    private readonly UsedDatabase _used;

    private TestDatabase(TestServer server, UsedDatabase used)
    {
        _server = server;
        _used = used;
        ConnectionString = On(server.Connections.RunTime, used.Name, pooling: true);
        OwnerConnectionString = On(server.Connections.Owner, used.Name, pooling: true);
        DataSource = used.Kept.Make(ConnectionString);
        OwnerDataSource = used.Kept.Make(OwnerConnectionString);
    }

    /// <summary>As the running bot connects: may work on rows and not on the schema.</summary>
    public string ConnectionString { get; }

    /// <summary>As migrations connect.</summary>
    public string OwnerConnectionString { get; }

    public NpgsqlDataSource DataSource { get; }

    public NpgsqlDataSource OwnerDataSource { get; }

    /// <summary>Like the migrated template.</summary>
    public static async Task<TestDatabase> CreateAsync(CancellationToken cancellationToken = default)
    {
        var server = await TestServer.RunningAsync(cancellationToken);
        return new(server, await server.LendAsync(cancellationToken));
    }

    /// <summary>With the bank of the repository in it.</summary>
    public static async Task<TestDatabase> CreateWithBankAsync(CancellationToken cancellationToken = default)
    {
        var server = await TestServer.RunningAsync(cancellationToken);
        return new(server, await server.LendWithBankAsync(cancellationToken));
    }

    /// <summary>One without any table, for tests of migrations.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(CancellationToken cancellationToken = default)
    {
        var server = await TestServer.RunningAsync(cancellationToken);
        return new(server, await server.LendWithoutTablesAsync(cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _used.Kept.EndAsync(DataSource);
        await _used.Kept.EndAsync(OwnerDataSource);
        await _server.TakeBackAsync(_used, CancellationToken.None);
    }

    /// <summary>Makes it as it was; false where that cannot be. Nobody else may be connected.</summary>
    public async Task<bool> EmptyAsync(CancellationToken cancellationToken)
    {
        DataSource.Clear();
        OwnerDataSource.Clear();
        return await _used.EmptyAsync(cancellationToken);
    }

    internal static string On(string connectionString, string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database, Pooling = pooling }.ConnectionString;
}
