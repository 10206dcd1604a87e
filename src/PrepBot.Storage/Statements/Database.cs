using Npgsql;
using PrepBot.Chat.Stores;

namespace PrepBot.Storage.Statements;

/// <summary>Hands out connections of the pool.</summary>
public class Database
{
    private readonly ConnectionPool _pool;
    private readonly TimeProvider _time;

    internal Database(ConnectionPool pool, TimeProvider time) => (_pool, _time) = (pool, time);

    /// <summary>A connection on which each statement is a transaction of its own.</summary>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    public async Task<Session> OpenAsync(CancellationToken cancellationToken) => new(await ConnectAsync(cancellationToken), isUnit: false, _time);

    /// <inheritdoc cref="OpenAsync(CancellationToken)"/>
    /// <param name="limit">How long a statement may take.</param>
    public async Task<Session> OpenAsync(TimeSpan limit, CancellationToken cancellationToken) => new(await ConnectAsync(cancellationToken), isUnit: false, _time, limit);

    /// <summary>A connection with a transaction; the database hears of it with the first statement that changes or locks something.</summary>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    public async Task<Session> BeginAsync(CancellationToken cancellationToken) => new(await ConnectAsync(cancellationToken), isUnit: true, _time);

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _pool.OpenAsync(cancellationToken);
        }
        catch (Exception e)
        {
            if (StoreFailures.OfStatement(e, cancellationToken) is { } failure)
                throw failure;

            throw;
        }
    }
}

/// <summary>Hands out the connections that are kept for what happens in the background.</summary>
internal sealed class BackgroundDatabase(ConnectionPool pool, TimeProvider time) : Database(pool, time);
