using Npgsql;
using PrepBot.LocalPostgres.Folder;

namespace PrepBot.LocalPostgres.Server;

/// <summary>
/// Two roles and one database: the owner changes the schema, the role of the running bot only rows. Made at the first start;
/// looked at on each, so that a start that was interrupted in between is completed by the next.
/// </summary>
public static class DatabaseRoles
{
    public const string Owner = "prepbot";

    /// <summary>May select, insert, update and delete, and nothing else.</summary>
    public const string RunTime = "prepbot_app";

    public const string Database = "prepbot";

    internal static async Task EnsureAsync(NpgsqlConnection administration, Passwords passwords, CancellationToken cancellationToken)
    {
        await EnsureRoleAsync(administration, Owner, passwords.Owner, cancellationToken);
        await EnsureRoleAsync(administration, RunTime, passwords.RunTime, cancellationToken);
        if (await ExistsAsync(administration, "select exists (select from pg_database where datname = @name)", Database, cancellationToken))
            return;

        await ExecuteAsync(administration, "create database prepbot owner prepbot", cancellationToken);
        await ExecuteAsync(administration, "revoke all on database prepbot from public; grant connect on database prepbot to prepbot_app", cancellationToken);
    }

    private static async Task EnsureRoleAsync(NpgsqlConnection connection, string role, string password, CancellationToken cancellationToken)
    {
        if (await ExistsAsync(connection, "select exists (select from pg_roles where rolname = @name)", role, cancellationToken))
            return;

        // Statements like this one take no parameters; the server itself quotes what goes into it.
        await using var quote = new NpgsqlCommand(
            "select format('create role %I login nosuperuser nocreatedb nocreaterole password %L', @role, @password)", connection);
        quote.Parameters.AddWithValue("role", role);
        quote.Parameters.AddWithValue("password", password);
        var statement = (string)(await quote.ExecuteScalarAsync(cancellationToken))!;
        await ExecuteAsync(connection, statement, cancellationToken);
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string question, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(question, connection);
        command.Parameters.AddWithValue("name", name);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
