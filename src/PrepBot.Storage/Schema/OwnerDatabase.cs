using System.Net.Sockets;
using Npgsql;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Questions;
using PrepBot.Storage.Questions;
using PrepBot.Values.Time;

namespace PrepBot.Storage.Schema;

/// <summary>The database cannot be used as it is. The message is for people: what is wrong and what to do next; it holds no secret.</summary>
public sealed class DatabaseUnusableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What is to be known of a database before it is trusted.</summary>
/// <param name="MajorVersion">Of the server.</param>
/// <param name="Now">By its clock.</param>
public sealed record DatabaseFacts(int MajorVersion, DateTimeOffset Now);

/// <summary>
/// The database as its owner sees it: whether it answers, its version, its clock, its schema. For starting, migrating and diagnosing; the
/// running bot works through the stores.
/// </summary>
/// <param name="connectionString">Connects as the owner of the schema.</param>
public sealed class OwnerDatabase(string connectionString, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The oldest server that has everything we use.</summary>
    public const int OldestMajor = 15;

    /// <summary>The login of the running bot, where the owner has made it one of its own: it is let at the rows of what a migration creates.</summary>
    public const string RunTimeRole = "prepbot_app";

    private const string LoadingTheBank = "Loading the question bank ...";
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    /// <summary>What is wrong with a connection string, in words that repeat nothing of it; null when it can be tried.</summary>
    public static string? MistakeIn(string connectionString)
    {
        const string Example = "Write Host=...;Database=...;Username=...;Password=...";
        if (connectionString.Contains("://", StringComparison.Ordinal))
            return $"is an address with ://, which is not understood here. {Example}";
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connectionString);
            if (string.IsNullOrWhiteSpace(parts.Host))
                return $"names no host. {Example}";
            return string.IsNullOrWhiteSpace(parts.Database) ? $"names no database. {Example}" : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            return $"cannot be read as a connection string. {Example}; a value with ; or = in it stands in double quotes.";
        }
    }

    /// <summary>Waits until the server answers, for a while: it may be starting at the same time.</summary>
    /// <param name="limit">How long at most. Zero tries once.</param>
    /// <exception cref="DatabaseUnusableException">It does not answer, lets us not in, or is too old.</exception>
    public async Task<DatabaseFacts> ExamineAsync(TimeSpan limit, IProgress<string>? progress, CancellationToken cancellationToken) =>
        await Slowly.AwaitAsync(ExamineAsync(limit, cancellationToken), $"Waiting for the database on {Host} ...", progress, time);

    /// <summary>Applies what is pending, all or nothing.</summary>
    /// <exception cref="MigrationException">It cannot or must not be done; nothing was changed.</exception>
    /// <exception cref="DatabaseUnusableException">The database went away meanwhile.</exception>
    public async Task<IReadOnlyList<Migration>> MigrateAsync(IProgress<string>? progress, CancellationToken cancellationToken) =>
        await Slowly.AwaitAsync(
            Told(() => new MigrationRunner(_source, Migration.Embedded()).RunAsync(cancellationToken)), "Bringing the schema up to date ...", progress, time);

    /// <summary>Looks without changing anything: what a migration would apply.</summary>
    /// <exception cref="MigrationException">It would be refused.</exception>
    /// <exception cref="DatabaseUnusableException">The database went away meanwhile.</exception>
    public Task<IReadOnlyList<Migration>> PendingAsync(CancellationToken cancellationToken) =>
        Told(() => new MigrationRunner(_source, Migration.Embedded()).PendingAsync(cancellationToken));

    /// <summary>The picture of the schema, for readers.</summary>
    /// <exception cref="DatabaseUnusableException">The database went away meanwhile.</exception>
    public Task<string> DrawAsync(CancellationToken cancellationToken) => Told(async () =>
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        return await SchemaPicture.DrawAsync(connection, cancellationToken);
    });

    /// <summary>Brings the question bank to what has been read already.</summary>
    /// <exception cref="DatabaseUnusableException">The database went away meanwhile.</exception>
    public Task<BankLoad> LoadAsync(QuestionBank bank, AnswerBook answers, IProgress<string>? progress, CancellationToken cancellationToken) =>
        Slowly.AwaitAsync(
            Told(async () =>
            {
                await using var connection = await _source.OpenConnectionAsync(cancellationToken);
                return await new BankLoader(connection).LoadAsync(bank, answers, time.GetUtcNow(), cancellationToken);
            }),
            LoadingTheBank, progress, time);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private string Host
    {
        get
        {
            var parts = new NpgsqlConnectionStringBuilder(connectionString);
            return $"{parts.Host}, port {parts.Port}";
        }
    }

    private async Task<DatabaseFacts> ExamineAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await FactsAsync(cancellationToken);
            }
            catch (NpgsqlException e) when (MayPass(e) && time.GetElapsedTime(since) < limit)
            {
                await Task.Delay(BetweenTries, time, cancellationToken);
            }
            catch (NpgsqlException e)
            {
                throw Unusable(e);
            }
        }
    }

    private async Task<DatabaseFacts> FactsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select clock_timestamp()", connection);
        var now = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!);
        var major = connection.PostgreSqlVersion.Major;
        return major >= OldestMajor
            ? new(major, now)
            : throw new DatabaseUnusableException($"The database on {Host} is PostgreSQL {major}; {OldestMajor} is the oldest that will do. Update it.");
    }

    private async Task<T> Told<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (NpgsqlException e)
        {
            throw Unusable(e);
        }
    }

    private static bool MayPass(NpgsqlException error) => error is PostgresException refusal
        ? refusal.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
        : error.IsTransient || error.InnerException is SocketException or TimeoutException;

    private DatabaseUnusableException Unusable(NpgsqlException error)
    {
        var why = error is PostgresException refusal
            ? refusal.SqlState switch
            {
                PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
                    => "does not let this user in. Look at user name and password, and at the server's pg_hba.conf.",
                PostgresErrorCodes.InvalidCatalogName => "has no database of that name. Create it, or correct the name.",
                PostgresErrorCodes.InsufficientPrivilege => "does not give this user the right to do that. Give it the database, or name another user.",
                PostgresErrorCodes.CannotConnectNow => "is starting or stopping. Try again in a moment.",
                PostgresErrorCodes.TooManyConnections => "has no connection left. Raise max_connections, or stop something.",
                _ => $"refused ({refusal.SqlState}). Its own log tells more.",
            }
            : error.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }
                ? "is not known by that name. Look at the host in the connection string."
                : "does not answer. Start it, or correct host and port in the connection string.";
        return new($"The database on {Host} {why}", error);
    }
}
