using Npgsql;

namespace PrepBot.Testing;

/// <summary>A database of one's own, with the schema in place and no rows; gone when disposed. See <see cref="TestServer"/> for where it lives.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestServer _server;
    private readonly string _name;

    private TestDatabase(TestServer server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = On(server.Connections.RunTime, name, pooling: true);
        OwnerConnectionString = On(server.Connections.Owner, name, pooling: true);
        DataSource = NpgsqlDataSource.Create(ConnectionString);
        OwnerDataSource = NpgsqlDataSource.Create(OwnerConnectionString);
    }

    /// <summary>As the running bot connects: may work on rows and not on the schema.</summary>
    public string ConnectionString { get; }

    /// <summary>As migrations connect.</summary>
    public string OwnerConnectionString { get; }

    public NpgsqlDataSource DataSource { get; }

    public NpgsqlDataSource OwnerDataSource { get; }

    /// <summary>A clone of the migrated template.</summary>
    public static async Task<TestDatabase> CreateAsync(CancellationToken cancellationToken = default)
    {
        var server = await TestServer.RunningAsync(cancellationToken);
        return new(server, await server.CloneAsync(cancellationToken));
    }

    /// <summary>A clone with the bank of the repository in it.</summary>
    public static async Task<TestDatabase> CreateWithBankAsync(CancellationToken cancellationToken = default)
    {
        var server = await TestServer.RunningAsync(cancellationToken);
        return new(server, await server.CloneWithBankAsync(cancellationToken));
    }

    /// <summary>One without any table, for tests of migrations.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(CancellationToken cancellationToken = default)
    {
        var server = await TestServer.RunningAsync(cancellationToken);
        return new(server, await server.CreateEmptyAsync(cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await OwnerDataSource.DisposeAsync();
        await _server.DropAsync(_name, CancellationToken.None);
    }

    internal static string On(string connectionString, string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = database, Pooling = pooling }.ConnectionString;
}
