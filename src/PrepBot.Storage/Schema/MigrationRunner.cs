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
    public async Task<IReadOnlyList<Migration>> RunAsync(CancellationToken token)
    {
        await using var connection = await database.OpenConnectionAsync(token);
        if (await NothingToDoAsync(connection, token))
            return [];

        await using var transaction = await connection.BeginTransactionAsync(token);
        await TakeLockAsync(connection, token);
        await MakeJournalAsync(connection, token);
        var pending = MigrationPlan.Pending(carried, await MigrationJournal.ReadAsync(connection, token));
        foreach (var migration in pending)
        {
            await ApplyAsync(connection, migration, token);
            await MigrationJournal.AddAsync(connection, migration, token);
        }
        await GrantAsync(connection, token);
        await SchemaComments.WriteAsync(connection, token);

        await transaction.CommitAsync(token);
        return pending;
    }

    /// <summary>Looks without changing anything: what a run would apply.</summary>
    /// <exception cref="MigrationException">A run would be refused.</exception>
    public async Task<IReadOnlyList<Migration>> PendingAsync(CancellationToken token)
    {
        await using var connection = await database.OpenConnectionAsync(token);
        var journal = await MigrationJournal.ExistsAsync(connection, token) ? await MigrationJournal.ReadAsync(connection, token) : [];
        return MigrationPlan.Pending(carried, journal);
    }

    /// <summary>
    /// A complete schema needs no right to change one: a login that may read and write rows is enough then. The owner goes on all the same, since
    /// a restored backup may have come without its grants.
    /// </summary>
    private async Task<bool> NothingToDoAsync(NpgsqlConnection connection, CancellationToken token)
    {
        if (!await MigrationJournal.ExistsAsync(connection, token) || await MigrationJournal.IsOursAsync(connection, token))
            return false;
        return MigrationPlan.Pending(carried, await MigrationJournal.ReadAsync(connection, token)).Count == 0;
    }

    private static async Task MakeJournalAsync(NpgsqlConnection connection, CancellationToken token)
    {
        try
        {
            await ExecuteAsync(connection, MigrationJournal.CreateTable, token);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new MigrationException(
                MigrationProblem.NotAllowed,
                "The schema has to be brought up to date, and this database login may not change it. Run prepbot migrate once with the login that owns the schema.", e);
        }
    }

    private static async Task TakeLockAsync(NpgsqlConnection connection, CancellationToken token)
    {
        try
        {
            await ExecuteAsync(connection, "set local lock_timeout = '60s'", token);
            await using var take = new NpgsqlCommand("select pg_advisory_xact_lock(@lock)", connection) { CommandTimeout = LongestSeconds };
            take.Parameters.AddWithValue("lock", Lock);
            await take.ExecuteNonQueryAsync(token);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new MigrationException(
                MigrationProblem.Busy, "Another bot has been updating the schema for a minute. Wait until it is done, then start this one again.", e);
        }
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken token)
    {
        try
        {
            await ExecuteAsync(connection, migration.Sql, token);
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
    private static async Task GrantAsync(NpgsqlConnection connection, CancellationToken token)
    {
        await using var ask = new NpgsqlCommand("select exists (select from pg_roles where rolname = @role and rolname <> current_user)", connection);
        ask.Parameters.AddWithValue("role", OwnerDatabase.RunTimeRole);
        if (await ask.ExecuteScalarAsync(token) is not true)
            return;

        await ExecuteAsync(
            connection,
            """
            grant usage on schema public to prepbot_app;
            grant select, insert, update, delete on all tables in schema public to prepbot_app;
            grant usage, select on all sequences in schema public to prepbot_app;
            revoke insert, update, delete on schema_migrations from prepbot_app;
            """,
            token);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = LongestSeconds };
        await command.ExecuteNonQueryAsync(token);
    }
}
