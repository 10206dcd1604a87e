using Npgsql;
using PrepBot.Storage.Retention;

namespace PrepBot.Storage.Schema;

/// <summary>
/// Brings the schema up to date: all pending migrations in one transaction, so that a failed update leaves the database as it was. Any
/// number of bots may try at once; a lock of that transaction lets them in one by one, and the later ones find nothing to do.
/// </summary>
/// <param name="database">Connects as the owner of the schema.</param>
/// <param name="carried">The migrations in order; those of the program are <see cref="Migration.Embedded"/>.</param>
public sealed class MigrationRunner(NpgsqlDataSource database, IReadOnlyList<Migration> carried)
{
    // "prepbot" on a telephone's keys; it only has to differ from other locks on the same database.
    private const long Lock = 7737268;
    private const int LongestSeconds = 600;

    /// <returns>What was applied now; empty when all was up to date.</returns>
    /// <exception cref="MigrationException">It cannot or must not be done; nothing was changed.</exception>
    public async Task<IReadOnlyList<Migration>> RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await NothingToDoAsync(connection, cancellationToken))
            return [];

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await TakeLockAsync(connection, cancellationToken);
        await MakeJournalAsync(connection, cancellationToken);
        var pending = MigrationPlan.Pending(carried, await MigrationJournal.ReadAsync(connection, cancellationToken));
        foreach (var migration in pending)
        {
            await ApplyAsync(connection, migration, cancellationToken);
            await MigrationJournal.AddAsync(connection, migration, cancellationToken);
        }
        await GrantAsync(connection, cancellationToken);
        await SchemaComments.WriteAsync(connection, cancellationToken);

        await transaction.CommitAsync(cancellationToken);
        return pending;
    }

    /// <summary>Looks without changing anything: what a run would apply.</summary>
    /// <exception cref="MigrationException">A run would be refused.</exception>
    public async Task<IReadOnlyList<Migration>> PendingAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var journal = await MigrationJournal.ExistsAsync(connection, cancellationToken) ? await MigrationJournal.ReadAsync(connection, cancellationToken) : [];
        return MigrationPlan.Pending(carried, journal);
    }

    /// <summary>
    /// A complete schema needs no right to change one: a login that may read and write rows is enough then. The owner goes on all the same, since
    /// a restored backup may have come without its grants.
    /// </summary>
    private async Task<bool> NothingToDoAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (!await MigrationJournal.ExistsAsync(connection, cancellationToken) || await MigrationJournal.IsOursAsync(connection, cancellationToken))
            return false;
        return MigrationPlan.Pending(carried, await MigrationJournal.ReadAsync(connection, cancellationToken)).Count == 0;
    }

    private static async Task MakeJournalAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(connection, MigrationJournal.CreateTable, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new MigrationException(
                MigrationProblem.NotAllowed,
                "The schema has to be brought up to date, and this database login may not change it. Run prepbot migrate once with the login that owns the schema.", e);
        }
    }

    private static async Task TakeLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(connection, "set local lock_timeout = '60s'", cancellationToken);
            await using var take = new NpgsqlCommand("select pg_advisory_xact_lock(@lock)", connection) { CommandTimeout = LongestSeconds };
            take.Parameters.AddWithValue("lock", Lock);
            await take.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new MigrationException(
                MigrationProblem.Busy, "Another bot has been updating the schema for a minute. Wait until it is done, then start this one again.", e);
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(connection, migration.Sql, cancellationToken);
        }
        catch (PostgresException e)
        {
            throw new MigrationException(
                MigrationProblem.Failed,
                $"Migration {migration} failed ({e.SqlState}: {e.MessageText}). The database is as it was before; nothing was applied.", e);
        }
    }

    /// <summary>
    /// The running bot works on rows and not on the schema, and it does not rewrite the journal. A database without that role, as one that
    /// an operator has set up with a single login, stays as it is.
    /// </summary>
    private static async Task GrantAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var ask = new NpgsqlCommand("select exists (select from pg_roles where rolname = @role and rolname <> current_user)", connection);
        ask.Parameters.AddWithValue("role", OwnerDatabase.RunTimeRole);
        if (await ask.ExecuteScalarAsync(cancellationToken) is not true)
            return;

        await ExecuteAsync(
            connection,
            """
            grant usage on schema public to prepbot_app;
            grant select, insert, update, delete on all tables in schema public to prepbot_app;
            grant usage, select on all sequences in schema public to prepbot_app;
            revoke insert, update, delete on schema_migrations from prepbot_app;
            """,
            cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = LongestSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
