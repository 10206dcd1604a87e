using Npgsql;
using PrepBot.LocalPostgres.Folder;

namespace PrepBot.LocalPostgres.Server;

/// <summary>How to reach the embedded database. Each is a connection string with a password in it: prints as stars.</summary>
/// <param name="RunTime">For the running bot: rows only.</param>
/// <param name="Owner">For migrations: the schema too.</param>
/// <param name="Administration">For making and dropping databases; the running bot has no use for it.</param>
public sealed record LocalPostgresConnections(string RunTime, string Owner, string Administration)
{
    public override string ToString() => "LocalPostgresConnections { *** }";

    internal static LocalPostgresConnections On(int port, Passwords passwords) => new(
        String(port, DatabaseRoles.Database, DatabaseRoles.RunTime, passwords.RunTime),
        String(port, DatabaseRoles.Database, DatabaseRoles.Owner, passwords.Owner),
        String(port, "postgres", NewCluster.Superuser, passwords.Administration));

    // Nothing of this leaves the machine, so there is nothing to encrypt; asking for it would cost a round trip each time.
    private static string String(int port, string database, string user, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Database = database,
        Username = user,
        Password = password,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        MaxPoolSize = 20,
        Timeout = 5,
    }.ConnectionString;
}
