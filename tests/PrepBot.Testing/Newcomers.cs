using Npgsql;

namespace PrepBot.Testing;

/// <summary>
/// Whether members are asked about themselves at their first start. In databases with a bank they count as asked, since hardly a test is about that; those that
/// are say so.
/// </summary>
public static class Newcomers
{
    /// <summary>Everybody who comes from now on has been asked already.</summary>
    public static Task AreKnownAsync(NpgsqlDataSource owner) => RunAsync(owner, "alter table members alter column was_asked set default true");

    /// <summary>Everybody is new from now on, whoever was here and whoever comes.</summary>
    public static Task AreNewAsync(NpgsqlDataSource owner) => RunAsync(owner, "alter table members alter column was_asked set default false; update members set was_asked = false");

    private static async Task RunAsync(NpgsqlDataSource owner, string statement)
    {
        await using var command = owner.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
