using PrepBot.Chat.Platforms;

namespace PrepBot.Storage.Platforms;

/// <summary>What one process alone may do.</summary>
internal sealed partial class PlatformVault
{
    /// <summary>What nobody has leased for so long belongs to a bot that is not run any more, or runs otherwise now.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public async Task<VaultLease?> TakeAsync(VaultKey key, string owner, TimeSpan life, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into platform_vault (platform, kind, name, owner, fence, leased_until, forget_at)
            values (@platform, @Kind, @Name, @owner, 1, clock_timestamp() + @life, clock_timestamp() + @life + @Remembered)
            on conflict (platform, kind, name) do update
            set owner = excluded.owner,
                fence = platform_vault.fence + case when platform_vault.owner = excluded.owner then 0 else 1 end,
                leased_until = excluded.leased_until,
                forget_at = excluded.forget_at
            where platform_vault.owner = excluded.owner or platform_vault.leased_until <= clock_timestamp()
            returning fence
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var fence = await session.FindAsync<long?>(Sql, new { platform = key.Platform.Name, key.Kind, key.Name, owner, life, Remembered }, cancellationToken);
        return fence is { } number ? new VaultLease(key, owner, number) : null;
    }

    public async Task ReleaseAsync(VaultLease lease, CancellationToken cancellationToken)
    {
        const string Sql = """
            update platform_vault
            set leased_until = clock_timestamp()
            where platform = @platform and kind = @Kind and name = @Name and fence = @Fence and owner = @Owner
            """;

        var key = lease.Key;
        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, new { platform = key.Platform.Name, key.Kind, key.Name, lease.Fence, lease.Owner }, cancellationToken);
    }

    public async Task<bool> KeepAsync(VaultLease lease, byte[] content, CancellationToken cancellationToken)
    {
        const string Sql = """
            update platform_vault
            set content = @content, version = gen_random_uuid(), moved = null
            where platform = @platform and kind = @Kind and name = @Name and fence = @Fence and owner = @Owner
            """;

        var key = lease.Key;
        var parameters = new { platform = key.Platform.Name, key.Kind, key.Name, lease.Fence, lease.Owner, content = Seal(key, content) };
        await using var session = await database.OpenAsync(cancellationToken);
        return await session.ExecuteAsync(Sql, parameters, cancellationToken) == 1;
    }
}
