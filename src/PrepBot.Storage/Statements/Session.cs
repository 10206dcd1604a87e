using Npgsql;
using PrepBot.Chat.Stores;
using PrepBot.Chat.Work;

namespace PrepBot.Storage.Statements;

/// <summary>
/// A connection in hand: every statement of every store goes through here, and its errors become ours. What is written and what is locked waits for the
/// next statement somebody needs the answer of, and leaves with it, in one round trip and in the order it was said; what is left over leaves with the
/// commit, and what is said bit by bit (<see cref="Grow"/>) gathers until then. Questions that do not need each other are asked together (<see cref="TogetherAsync"/>). A transaction begins with the first statement that
/// changes or locks rows: who only looks needs none.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly bool _isUnit;
    private readonly TimeProvider _time;
    private readonly TimeSpan? _limit;
    private readonly Lock _gate = new();
    private List<Statement> _leaving = [];
    private GrowingWrite? _growing;
    private TaskCompletionSource? _asked;
    private NpgsqlTransaction? _transaction;
    private DateTimeOffset? _now;
    private bool _failed;

    /// <param name="isUnit">Whether its statements are true together, with a commit, or each by itself.</param>
    /// <param name="time">The clock of the bot.</param>
    /// <param name="limit">How long a statement may take; null for what the connection says.</param>
    internal Session(NpgsqlConnection connection, bool isUnit, TimeProvider time, TimeSpan? limit = null) =>
        (_connection, _isUnit, _time, _limit) = (connection, isUnit, time, limit);

    /// <summary>The instant of the transaction: the clock, looked at once, when it is asked for first.</summary>
    public DateTimeOffset Now
    {
        get => _now ??= _time.GetUtcNow();
        internal set => _now = value;
    }

    /// <summary>Which loops have work once this is committed.</summary>
    public Wakes Wakes { get; private set; }

    /// <summary>These loops have work once this is committed.</summary>
    internal void Wake(Wakes which) => Wakes |= which;

    /// <summary>Runs a statement whose result is needed.</summary>
    /// <returns>How many rows it touched.</returns>
    public async Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        var write = new AwaitedWrite(sql, parameters);
        await AskAsync(write, cancellationToken);
        return await write.Touched;
    }

    /// <summary>Writes, and needs no result: it leaves with the next statement that somebody waits for, at the latest with the commit.</summary>
    /// <remarks>What is wrong with it is told then, as it would have been told now.</remarks>
    public Task WriteAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        // Nothing comes after it that would take it along.
        if (!_isUnit)
            return ExecuteAsync(sql, parameters, cancellationToken);

        Add(new Statement(sql, parameters));
        return Task.CompletedTask;
    }

    /// <summary>Adds to the write of this kind that has not left yet, or begins one.</summary>
    internal void Grow<T>(Action<T> add)
        where T : GrowingWrite, new()
    {
        lock (_gate)
        {
            if (_growing is not T growing)
            {
                LetGrownLeave();
                _growing = growing = new T();
            }

            add(growing);
        }
    }

    /// <summary>Locks rows until the transaction ends, ahead of whatever is said after it.</summary>
    public void Lock(string sql, object parameters) => Add(new UnreadRows(sql, parameters));

    /// <summary>
    /// Writes what must be there: a statement that divides by the number of rows it touched, and so fails with all it leaves with where that is none
    /// (<see cref="StoreFailure.Conflict"/>). It need not be waited for.
    /// </summary>
    public void WriteOrFail(string sql, object parameters) => Add(new UnreadRows(sql, parameters));

    /// <summary>The rows of a question.</summary>
    public async Task<List<T>> ListAsync<T>(string sql, object parameters, CancellationToken cancellationToken)
    {
        var question = new Question<T>(sql, parameters);
        await AskAsync(question, cancellationToken);
        return await question.Answer;
    }

    /// <summary>The one row of a question, or the default when there is none.</summary>
    public async Task<T?> FindAsync<T>(string sql, object parameters, CancellationToken cancellationToken)
    {
        var rows = await ListAsync<T>(sql, parameters, cancellationToken);
        return rows.Count > 1 ? throw new InvalidOperationException("A question for one row found several.") : rows.Count == 1 ? rows[0] : default;
    }

    /// <summary>The one row of a question that has always one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<T> SingleAsync<T>(string sql, object parameters, CancellationToken cancellationToken)
    {
        var rows = await ListAsync<T>(sql, parameters, cancellationToken);
        return rows.Count == 1 ? rows[0] : throw new InvalidOperationException($"A question for one row found {rows.Count}.");
    }

    /// <summary>
    /// Asks what does not need each other in as few round trips as the longest of them takes: each is begun, and when all of them wait for the server, what
    /// they ask leaves at once.
    /// </summary>
    /// <param name="questions">Each asks by this session, and waits for nothing else.</param>
    public async Task TogetherAsync(IReadOnlyList<Func<Task>> questions, CancellationToken cancellationToken)
    {
        if (_asked is not null)
        {
            // Within others, these join them.
            await Task.WhenAll(questions.Select(ask => ask()));
            return;
        }

        _asked = NewSignal();
        try
        {
            var all = Task.WhenAll(questions.Select(ask => ask()).ToList());
            while (!all.IsCompleted)
            {
                var asked = _asked;
                if (IsAnybodyWaiting())
                    await SendAsync(isCommit: false, cancellationToken);
                else
                    await Task.WhenAny(all, asked.Task);
            }

            await all;
        }
        finally
        {
            _asked = null;
        }
    }

    /// <exception cref="StoreException">It was refused, or nobody knows.</exception>
    internal async Task CommitAsync(CancellationToken cancellationToken)
    {
        // PostgreSQL answers the commit of a failed transaction with a silent rollback.
        if (_failed)
            throw new InvalidOperationException("A statement of this transaction failed, so there is nothing to commit.");

        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            LetGrownLeave();
        if (_transaction is null && _leaving.Count == 0)
            return;

        var commit = new AwaitedWrite("COMMIT", new { });
        Add(commit);
        await SendAsync(isCommit: true, cancellationToken);
        await commit.Touched;
    }

    /// <summary>Gives the connection back; what was not committed has not happened.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_transaction is null)
                return;

            DatabaseMeter.TransactionCounter.Add(1);
            await _transaction.DisposeAsync();
        }
        catch (Exception e) when (e is NpgsqlException or IOException)
        {
            // The connection is gone, and the transaction with it.
        }
        finally
        {
            await _connection.DisposeAsync();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task AskAsync(Statement statement, CancellationToken cancellationToken)
    {
        Add(statement);
        if (_asked is not { } asked)
            return SendAsync(isCommit: false, cancellationToken);

        _asked = NewSignal();
        asked.TrySetResult();
        return Task.CompletedTask;
    }

    private void Add(Statement statement)
    {
        lock (_gate)
        {
            if (_growing?.MustPrecede(statement) == true)
                LetGrownLeave();
            _leaving.Add(statement);
        }
    }

    private void LetGrownLeave()
    {
        if (_growing is not null)
            _leaving.Add(_growing);
        _growing = null;
    }

    private bool IsAnybodyWaiting()
    {
        lock (_gate)
            return _leaving.Exists(statement => statement.IsAwaited);
    }

    /// <summary>Sends everything that has gathered. Whoever waits for a part of it is told how it went.</summary>
    private async Task SendAsync(bool isCommit, CancellationToken cancellationToken)
    {
        List<Statement> statements;
        lock (_gate)
            (statements, _leaving) = (_leaving, []);

        try
        {
            await RunAsync(statements, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown where it is waited for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failed = true;

            // Where the connection still stands, the server has said no in so many words, to a commit too.
            var isAnswered = _connection.FullState == System.Data.ConnectionState.Open;
            var failure = (isCommit ? StoreFailures.OfCommit(e, isAnswered, cancellationToken) : StoreFailures.OfStatement(e, cancellationToken)) ?? e;
            foreach (var statement in statements)
                statement.Fail(failure);
            return;
        }

        foreach (var statement in statements)
            statement.Complete();
    }

    private async Task RunAsync(List<Statement> statements, CancellationToken cancellationToken)
    {
        if (_isUnit && _transaction is null && statements.Exists(statement => statement.Writes))
            _transaction = await _connection.BeginTransactionAsync(cancellationToken);

        await using var batch = new NpgsqlBatch(_connection, _transaction);
        if (_limit is { } limit)
            batch.Timeout = (int)limit.TotalSeconds;
        foreach (var statement in statements)
            batch.BatchCommands.Add(statement.Command);

        if (_transaction is null)
            DatabaseMeter.TransactionCounter.Add(1);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var hasNext = reader.FieldCount > 0 || statements.Exists(statement => statement.HasRows);
        foreach (var statement in statements.Where(statement => statement.HasRows))
        {
            if (!hasNext)
                throw new InvalidOperationException("A question came back without rows.");

            await statement.ReadAsync(reader, cancellationToken);
            hasNext = await reader.NextResultAsync(cancellationToken);
        }

        if (hasNext)
            throw new InvalidOperationException("A write came back with rows that nobody reads.");
    }
}
