using Dapper;
using Npgsql;
using PrepBot.Chat.Stores;

namespace PrepBot.Storage.Statements;

/// <summary>A connection in hand, perhaps with a transaction: every statement of every store goes through here, and its errors become ours.</summary>
public sealed class Session : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction? _transaction;
    private readonly TimeProvider _time;
    private readonly TimeSpan? _limit;
    private DateTimeOffset? _now;
    private bool _failed;

    /// <param name="connection">The connection.</param>
    /// <param name="transaction">Its transaction, or null.</param>
    /// <param name="time">The clock of the bot.</param>
    /// <param name="limit">How long a statement may take; null for what the connection says.</param>
    internal Session(NpgsqlConnection connection, NpgsqlTransaction? transaction, TimeProvider time, TimeSpan? limit = null) =>
        (_connection, _transaction, _time, _limit) = (connection, transaction, time, limit);

    /// <summary>The instant of the transaction: the clock, looked at once, when it is asked for first.</summary>
    public DateTimeOffset Now
    {
        get => _now ??= _time.GetUtcNow();
        internal set => _now = value;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it touched.</returns>
    public Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        RunAsync(sql, parameters, _connection.ExecuteAsync, cancellationToken);

    /// <summary>The rows of a question.</summary>
    public Task<List<T>> ListAsync<T>(string sql, object parameters, CancellationToken cancellationToken) =>
        RunAsync(sql, parameters, async command => (await _connection.QueryAsync<T>(command)).AsList(), cancellationToken);

    /// <summary>The one row of a question, or the default when there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object parameters, CancellationToken cancellationToken) =>
        RunAsync(sql, parameters, _connection.QuerySingleOrDefaultAsync<T>, cancellationToken);

    /// <summary>The one row of a question that has always one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Task<T> SingleAsync<T>(string sql, object parameters, CancellationToken cancellationToken) =>
        RunAsync(sql, parameters, _connection.QuerySingleAsync<T>, cancellationToken);

    /// <exception cref="StoreException">It was refused, or nobody knows.</exception>
    internal async Task CommitAsync(CancellationToken cancellationToken)
    {
        // PostgreSQL answers the commit of a failed transaction with a silent rollback.
        if (_failed)
            throw new InvalidOperationException("A statement of this transaction failed, so there is nothing to commit.");

        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await _transaction!.CommitAsync(cancellationToken);
        }
        catch (Exception e)
        {
            if (StoreFailures.OfCommit(e, cancellationToken) is { } failure)
                throw failure;

            throw;
        }
    }

    /// <summary>Gives the connection back; what was not committed has not happened.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_transaction is not null)
                await _transaction.DisposeAsync();
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            // The connection is gone, and the transaction with it.
        }

        await _connection.DisposeAsync();
    }

    private async Task<T> RunAsync<T>(string sql, object parameters, Func<CommandDefinition, Task<T>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run(new CommandDefinition(sql, StoredNumbers.With(sql, parameters), _transaction, (int?)_limit?.TotalSeconds, cancellationToken: cancellationToken));
        }
        catch (Exception e)
        {
            _failed = true;
            if (StoreFailures.OfStatement(e, cancellationToken) is { } failure)
                throw failure;

            throw;
        }
    }
}
