using PrepBot.Chat.Stores;

namespace PrepBot.Storage.Statements;

/// <inheritdoc/>
internal sealed class DatabaseProbe(Database database) : IDatabaseProbe
{
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        // A statement: a connection of the pool, and a transaction on it, are had without the server hearing of them.
        await using var session = await database.OpenAsync(cancellationToken);
        await session.SingleAsync<int>("select 1", new { }, cancellationToken);
    }
}
