using Npgsql;

namespace PrepBot.Storage.Schema;

/// <summary>The table in which a database remembers the migrations it has had.</summary>
internal static class MigrationJournal
{
    public const string CreateTable =
        """
        create table if not exists schema_migrations (
            number     integer     primary key check (number > 0),
            name       text        not null,
            checksum   text        not null,
            applied_at timestamptz not null default now()
        );
        comment on column schema_migrations.checksum is 'SHA-256 of the file, to notice later edits.';
        """;

    public static async Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select to_regclass('public.schema_migrations') is not null", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Whether this login may change the schema that the journal belongs to.</summary>
    public static async Task<bool> IsOursAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select pg_has_role(current_user, relowner, 'usage') from pg_class where oid = 'public.schema_migrations'::regclass", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    public static async Task<IReadOnlyList<AppliedMigration>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select number, name, checksum from schema_migrations order by number", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new List<AppliedMigration>();
        while (await reader.ReadAsync(cancellationToken))
            applied.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        return applied;
    }

    public static async Task AddAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "insert into schema_migrations (number, name, checksum) values (@number, @name, @checksum)", connection);
        command.Parameters.AddWithValue("number", migration.Number);
        command.Parameters.AddWithValue("name", migration.Name);
        command.Parameters.AddWithValue("checksum", migration.Checksum);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
