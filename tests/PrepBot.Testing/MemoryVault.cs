using System.Security.Cryptography;
using System.Text;
using PrepBot.Chat.Platforms;
using PrepBot.Values.Identity;

namespace PrepBot.Testing;

/// <summary>A vault in memory, with the promises of the real one but for leases that run out: they last until they are given back.</summary>
public sealed class MemoryVault : IPlatformVault
{
    private readonly Lock _gate = new();
    private readonly Dictionary<VaultKey, VaultEntry> _kept = [];
    private readonly Dictionary<VaultKey, VaultLease> _leases = [];
    private readonly HashSet<VaultKey> _free = [];
    private readonly HashSet<VaultKey> _used = [];
    private int _versions;

    public Task<VaultEntry?> FindAsync(VaultKey key, CancellationToken cancellationToken) => Do(() => _kept.GetValueOrDefault(key));

    public Task<IReadOnlyList<VaultEntry>> ListAsync(PlatformName platform, string kind, string? group, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<VaultEntry>>(() =>
        [
            .. _kept.Values
                .Where(entry => entry.Key.Platform == platform && entry.Key.Kind == kind && (group is null || entry.Group == group))
                .OrderBy(entry => entry.Key.Name, StringComparer.Ordinal),
        ]);

    public Task PutAsync(VaultEntry entry, CancellationToken cancellationToken) => Do(() => Put(entry));

    public Task RemoveAsync(VaultEntry entry, CancellationToken cancellationToken) =>
        Do(() => _kept.TryGetValue(entry.Key, out var kept) && kept.Version == entry.Version && _kept.Remove(entry.Key));

    public Task<bool> UseUpAsync(VaultKey key, TimeSpan rememberedFor, CancellationToken cancellationToken) => Do(() => _used.Add(key));

    public Task<VaultLease?> TakeAsync(VaultKey key, string owner, TimeSpan life, CancellationToken cancellationToken) => Do(() =>
    {
        if (!_leases.TryGetValue(key, out var lease))
            return _leases[key] = new VaultLease(key, owner, 1);
        if (lease.Owner == owner)
            return lease;

        return _free.Remove(key) ? _leases[key] = new VaultLease(key, owner, lease.Fence + 1) : null;
    });

    public Task ReleaseAsync(VaultLease lease, CancellationToken cancellationToken) => Do(() => _leases.GetValueOrDefault(lease.Key) == lease && _free.Add(lease.Key));

    public Task<bool> KeepAsync(VaultLease lease, byte[] content, CancellationToken cancellationToken) =>
        Do(() => _leases.GetValueOrDefault(lease.Key) == lease && Put(new VaultEntry(lease.Key, content)));

    public string Prove(PlatformName platform, string purpose, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{platform.Name}|{purpose}|{text}")))[..32];

    private bool Put(VaultEntry entry)
    {
        _kept[entry.Key] = entry with { Version = new Guid(++_versions, 0, 0, new byte[8]) };
        return true;
    }

    private Task<T> Do<T>(Func<T> action)
    {
        lock (_gate)
            return Task.FromResult(action());
    }
}
