using System.Text.Json;
using System.Text.Json.Serialization;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Stores;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Settings;

namespace PrepBot.Discord.Adapter;

/// <summary>One of the connections that share the servers of a bot among them.</summary>
/// <param name="Application">The bot's own id.</param>
/// <param name="Number">From 0.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Shard(string Application, int Number, int Count);

/// <summary>The right to a shard.</summary>
/// <param name="Shard">Which, and of how many.</param>
internal sealed record ShardLease(Shard Shard, VaultLease Lease);

/// <summary>
/// Which process holds which shard, and where its session stands, so that another process, or the same after a restart, goes on where it was: in the vault,
/// sealed, for whoever knows a session can listen in on it.
/// </summary>
/// <exception cref="StoreException">The database cannot be reached: nobody knows who owns it.</exception>
internal sealed class ShardSessions(IPlatformVault vault)
{
    private const string Kind = "shard";

    /// <summary>Takes a shard, or renews one's own lease of it.</summary>
    /// <returns>The lease, or null while somebody else has it.</returns>
    public async Task<ShardLease?> TakeAsync(Shard shard, string owner, TimeSpan life, CancellationToken cancellationToken) =>
        await vault.TakeAsync(Key(shard), owner, life, cancellationToken) is { } lease ? new ShardLease(shard, lease) : null;

    /// <summary>Gives a lease back, so that another may take the shard at once.</summary>
    public Task ReleaseAsync(ShardLease lease, CancellationToken cancellationToken) => vault.ReleaseAsync(lease.Lease, cancellationToken);

    /// <summary>Where the session stands, or null when it has to begin anew: one begun for another number of shards cannot be resumed.</summary>
    public async Task<ResumePoint?> FindAsync(ShardLease lease, CancellationToken cancellationToken)
    {
        if (await vault.FindAsync(lease.Lease.Key, cancellationToken) is not { Content: { Length: > 0 } content })
            return null;

        var kept = JsonSerializer.Deserialize(content, ShardJsonContext.Default.KeptSession);
        return kept is not null && kept.Shards == lease.Shard.Count ? new ResumePoint(kept.SessionId, kept.ResumeUrl, kept.Sequence) : null;
    }

    /// <summary>Keeps where the session stands; null forgets it.</summary>
    /// <returns>False when the lease has passed to somebody else: nothing was kept.</returns>
    public Task<bool> KeepAsync(ShardLease lease, ResumePoint? session, CancellationToken cancellationToken)
    {
        byte[] content = session is null
            ? []
            : JsonSerializer.SerializeToUtf8Bytes(
                new KeptSession(session.SessionId, session.ResumeUrl, session.Sequence, lease.Shard.Count), ShardJsonContext.Default.KeptSession);
        return vault.KeepAsync(lease.Lease, content, cancellationToken);
    }

    private static VaultKey Key(Shard shard) => new(DiscordPlatformName.Name, Kind, $"{shard.Application}:{shard.Number}");
}

/// <summary>A session as it stands in the vault.</summary>
internal sealed record KeptSession(string SessionId, string ResumeUrl, long Sequence, int Shards);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(KeptSession))]
internal sealed partial class ShardJsonContext : JsonSerializerContext;
