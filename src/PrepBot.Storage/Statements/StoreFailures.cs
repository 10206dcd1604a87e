using System.Net.Sockets;
using Npgsql;
using PrepBot.Chat.Stores;

namespace PrepBot.Storage.Statements;

/// <summary>What an error of the database means for trying again. A statement that is wrong in itself is our bug and stays as it is.</summary>
internal static class StoreFailures
{
    /// <summary>The error of a statement as the features know it, or null when it is none of theirs.</summary>
    public static StoreException? OfStatement(Exception error, CancellationToken cancellationToken) => error switch
    {
        StoreException known => known,
        PostgresException refused => OfRefusal(refused),
        NpgsqlException or SocketException or IOException or TimeoutException =>
            new StoreException(StoreFailure.Unavailable, "The database cannot be reached, or is too slow.", error),
        OperationCanceledException when !cancellationToken.IsCancellationRequested =>
            new StoreException(StoreFailure.Unavailable, "The database was too slow.", error),
        _ => null,
    };

    /// <summary>The error of a commit, or of a write that left with it: unless the server refused it in so many words, nobody knows.</summary>
    /// <param name="isAnswered">Whether the server has answered: it was too slow then, and has heard that it was called off.</param>
    /// <param name="cancellationToken">The caller's own.</param>
    public static StoreException? OfCommit(Exception error, bool isAnswered, CancellationToken cancellationToken)
    {
        if (isAnswered && error is NpgsqlException { InnerException: TimeoutException } or OperationCanceledException { InnerException: PostgresException })
            return OfStatement(error, cancellationToken);

        if (error is PostgresException { SqlState: not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown) } refused)
            return OfRefusal(refused);

        return error is OperationCanceledException || OfStatement(error, cancellationToken) is not null
            ? new StoreException(StoreFailure.Unknown, "The connection broke around the commit.", error)
            : null;
    }

    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    private static StoreException? OfRefusal(PostgresException error) => error.SqlState switch
    {
        // A key taken meanwhile counts too: the next try finds the row.
        // Divided by none is a write that had to touch a row somebody else has changed meanwhile.
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DivisionByZero =>
            new StoreException(StoreFailure.Conflict, $"Two transactions got in each other's way ({error.SqlState}).", error),
        PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction
            or PostgresErrorCodes.InvalidCatalogName => Away(error),
        // Connection, no resources, operator at work, system error, not let in.
        ['0', '8', ..] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] or ['2', '8', ..] => Away(error),
        _ => null,
    };

    private static StoreException Away(PostgresException error) =>
        new(StoreFailure.Unavailable, $"The database cannot serve us now ({error.SqlState}).", error);
}
