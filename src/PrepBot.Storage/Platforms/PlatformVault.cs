using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using PrepBot.Chat.Platforms;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Platforms;

/// <inheritdoc/>
internal sealed partial class PlatformVault(Database database, ContentCipher cipher, PlatformProof proof, ILogger<PlatformVault> logger) : IPlatformVault
{
    public async Task<VaultEntry?> FindAsync(VaultKey key, CancellationToken cancellationToken)
    {
        const string Sql = """
            select name, belongs_to, community, content, version
            from platform_vault
            where platform = @platform and kind = @kind and name = @name
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var row = await session.FindAsync<Row>(Sql, Where(key), cancellationToken);
        return row is null ? null : TryOpen(key.Platform, key.Kind, row);
    }

    public async Task<IReadOnlyList<VaultEntry>> ListAsync(PlatformName platform, string kind, string? group, CancellationToken cancellationToken)
    {
        const string AllSql = """
            select name, belongs_to, community, content, version
            from platform_vault
            where platform = @Name and kind = @kind
            order by name
            """;
        const string GroupSql = """
            select name, belongs_to, community, content, version
            from platform_vault
            where platform = @Name and kind = @kind and belongs_to = @group
            order by name
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var rows = await session.ListAsync<Row>(group is null ? AllSql : GroupSql, new { platform.Name, kind, group }, cancellationToken);
        return [.. rows.Select(row => TryOpen(platform, kind, row)).OfType<VaultEntry>()];
    }

    public async Task PutAsync(VaultEntry entry, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into platform_vault (platform, kind, name, belongs_to, community, content)
            values (@platform, @Kind, @Name, @Group, @Community, @content)
            on conflict (platform, kind, name) do update
            set belongs_to = excluded.belongs_to, community = excluded.community, content = excluded.content, version = excluded.version, moved = null
            where platform_vault.owner is null
            """;

        var key = entry.Key;
        var parameters = new { platform = key.Platform.Name, key.Kind, key.Name, entry.Group, entry.Community, content = Seal(key, entry.Content) };
        await using var session = await database.OpenAsync(cancellationToken);
        if (await session.ExecuteAsync(Sql, parameters, cancellationToken) == 0)
            throw new InvalidOperationException($"What is kept as {key.Kind} is leased: it is kept under the lease.");
    }

    public async Task RemoveAsync(VaultEntry entry, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from platform_vault
            where platform = @platform and kind = @Kind and name = @Name and version = @Version
            """;

        var key = entry.Key;
        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, new { platform = key.Platform.Name, key.Kind, key.Name, entry.Version }, cancellationToken);
    }

    public async Task<bool> UseUpAsync(VaultKey key, TimeSpan rememberedFor, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into platform_vault (platform, kind, name, forget_at)
            values (@platform, @Kind, @Name, clock_timestamp() + @rememberedFor)
            on conflict (platform, kind, name) do nothing
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        return await session.ExecuteAsync(Sql, new { platform = key.Platform.Name, key.Kind, key.Name, rememberedFor }, cancellationToken) == 1;
    }

    public string Prove(PlatformName platform, string purpose, string text) => proof.Compute(platform, purpose, text);

    /// <summary>Bound to where it is kept: what is copied into another row does not open.</summary>
    internal static SealingContext ContextOf(string platform, string kind, string name) => SealingContext.Create("platform_vault.content", platform, kind, name);

    private static object Where(VaultKey key) => new { platform = key.Platform.Name, kind = key.Kind, name = key.Name };

    private byte[]? Seal(VaultKey key, byte[] content) => content.Length == 0 ? null : cipher.Seal(content, ContextOf(key.Platform.Name, key.Kind, key.Name));

    private VaultEntry? TryOpen(PlatformName platform, string kind, Row row)
    {
        try
        {
            var content = row.Content is null ? [] : cipher.Open(row.Content, ContextOf(platform.Name, kind, row.Name));
            return new VaultEntry(new VaultKey(platform, kind, row.Name), content) { Group = row.BelongsTo, Community = row.Community, Version = row.Version };
        }
        catch (CryptographicException)
        {
            LogDoesNotOpen(platform.Name, kind);
            return null;
        }
    }

    [LoggerMessage(4021, LogLevel.Warning, "What is kept for {Platform} as {Kind} does not open any more; it is as if it had never been kept")]
    private partial void LogDoesNotOpen(string platform, string kind);

    private sealed record Row(string Name, string? BelongsTo, string? Community, byte[]? Content, Guid Version);
}
