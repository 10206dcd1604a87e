using Npgsql;

namespace PrepBot.Storage.Tests;

/// <summary>What a table itself must refuse, whatever a program asks of it.</summary>
internal static class Refused
{
    public static Task ByUniqueAsync(Func<Task> attempt) => WithAsync(PostgresErrorCodes.UniqueViolation, attempt);

    public static Task ByCheckAsync(Func<Task> attempt) => WithAsync(PostgresErrorCodes.CheckViolation, attempt);

    public static Task ByForeignKeyAsync(Func<Task> attempt) => WithAsync(PostgresErrorCodes.ForeignKeyViolation, attempt);

    private static async Task WithAsync(string sqlState, Func<Task> attempt)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(attempt);
        Assert.Equal(sqlState, refusal.SqlState);
    }
}
