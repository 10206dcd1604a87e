using System.Text.Json;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Stores;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;

namespace PrepBot.Storage.Platforms;

/// <summary>
/// The second half of the migration that made the vault: the database has no key, so what stood in the clear in the tables before it, or was sealed for a
/// place in them, came over as it was. It is sealed for its new place at the first start.
/// </summary>
public sealed partial class VaultMove
{
    private readonly Database _database;
    private readonly ContentCipher _cipher;
    private readonly ILogger<VaultMove> _logger;

    internal VaultMove(Database database, ContentCipher cipher, ILogger<VaultMove> logger) => (_database, _cipher, _logger) = (database, cipher, logger);

    /// <summary>Seals what is not sealed yet. Any number of bots may do so at once, and twice is harmless. Call it once the key is known to be the right one.</summary>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    public async Task SealAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            select platform, kind, name, content, moved::text as moved
            from platform_vault
            where moved is not null
            """;

        await using var session = await _database.OpenAsync(cancellationToken);
        foreach (var row in await session.ListAsync<Row>(Sql, new { }, cancellationToken))
            await SealAsync(session, row, cancellationToken);
    }

    private async Task SealAsync(Session session, Row row, CancellationToken cancellationToken)
    {
        // Whoever has kept something there meanwhile has kept what is newer.
        const string Sql = """
            update platform_vault
            set content = @content, version = gen_random_uuid(), moved = null
            where platform = @Platform and kind = @Kind and name = @Name and moved is not null
            """;

        var moved = JsonSerializer.Deserialize(row.Moved, VaultJsonContext.Default.MovedEntry)!;
        if (row.Content is not null && moved.Sealed is { } place)
        {
            if (_cipher.TryOpen(row.Content, SealingContext.Create(place.Column, [.. place.Key])) is not { } opened)
            {
                LogDoesNotOpen(row.Platform, row.Kind);
                return;
            }

            moved.Fields[place.Field] = opened;
        }

        var content = _cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(moved.Fields, VaultJsonContext.Default.JsonObject), PlatformVault.ContextOf(row.Platform, row.Kind, row.Name));
        await session.ExecuteAsync(Sql, new { row.Platform, row.Kind, row.Name, content }, cancellationToken);
    }

    [LoggerMessage(4041, LogLevel.Warning, "What was kept for {Platform} as {Kind} before the vault does not open any more; it stays where it is and is not used")]
    private partial void LogDoesNotOpen(string platform, string kind);

    private sealed record Row(string Platform, string Kind, string Name, byte[]? Content, string Moved);
}
