using System.Data.Common;
using Npgsql;

namespace PrepBot.Storage.Statements;

/// <summary>
/// Connections to the database. Statements are prepared by themselves, and a connection is given back as it is: nothing sets anything on it that would
/// outlast a transaction. Both hold behind a pooler that hands each transaction another server, too, but for preparing: PgBouncer before 1.21 does not
/// know which server has what. So the first connection asks whether it speaks with the server itself, and if not, nothing is prepared; who knows better
/// says <c>Max Auto Prepare</c> in the connection string, and that counts.
/// </summary>
/// <param name="connectionString">Where the database is. Never logged.</param>
/// <param name="limit">How long a statement, or the wait for a connection, may take.</param>
/// <param name="size">The most connections at once.</param>
/// <param name="sources">Makes what connections come from, and ends it.</param>
internal sealed class ConnectionPool(string connectionString, TimeSpan limit, int size, IDataSources sources) : IAsyncDisposable, IDisposable
{
    /// <summary>More than are in use all the time; each costs the server some ten kilobytes on each connection.</summary>
    private const int MaxPrepared = 100;

    private const string MaxPreparedKey = "Max Auto Prepare";

    private NpgsqlDataSource? _source;

    /// <summary>A connection.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var source = Volatile.Read(ref _source) ?? await MakeAsync(cancellationToken);
        return await source.OpenConnectionAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _source is { } source ? sources.EndAsync(source) : ValueTask.CompletedTask;

    public void Dispose()
    {
        if (_source is { } source)
            sources.End(source);
    }

    /// <summary>Several may do so at once: none waits for another's attempt, and the first one counts.</summary>
    private async Task<NpgsqlDataSource> MakeAsync(CancellationToken cancellationToken)
    {
        var made = await MakeFittingAsync(cancellationToken);
        if (Interlocked.CompareExchange(ref _source, made, null) is not { } first)
            return made;

        await sources.EndAsync(made);
        return first;
    }

    private async Task<NpgsqlDataSource> MakeFittingAsync(CancellationToken cancellationToken)
    {
        if (IsDecided())
            return Make(prepares: null);

        var source = Make(prepares: true);
        try
        {
            if (await IsDirectAsync(source, cancellationToken))
                return source;
        }
        catch
        {
            await sources.EndAsync(source);
            throw;
        }

        await sources.EndAsync(source);
        return Make(prepares: false);
    }

    /// <summary>A pooler tells of a process of its own making; the server tells its own.</summary>
    private static async Task<bool> IsDirectAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select pg_backend_pid()", connection);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))! == connection.ProcessID;
    }

    private bool IsDecided() => new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.OfType<string>()
        .Any(key => key.Replace(" ", "", StringComparison.Ordinal).Equals(MaxPreparedKey.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));

    private NpgsqlDataSource Make(bool? prepares)
    {
        var seconds = (int)Math.Ceiling(limit.TotalSeconds);
        var connection = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Timeout = seconds,
            CommandTimeout = seconds,
            MaxPoolSize = size,
            NoResetOnClose = true,
            AutoPrepareMinUsages = 2,

            // In milliseconds: how long a server that was too slow already may take over hearing that we gave up.
            CancellationTimeout = 250,
            ApplicationName = "prepbot",
        };
        if (prepares is { } does)
            connection.MaxAutoPrepare = does ? MaxPrepared : 0;

        return sources.Make(connection.ConnectionString);
    }
}
