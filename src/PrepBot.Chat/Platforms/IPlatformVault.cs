using PrepBot.Chat.Stores;
using PrepBot.Values.Identity;

namespace PrepBot.Chat.Platforms;

/// <summary>
/// What a platform has to remember and only that platform understands: bytes under a name, sealed and bound to where they are kept, so that they open nowhere
/// else; and leases of what one process alone may do. Leases run by the database's clock, and what an owner keeps carries the fence of its lease: it is
/// refused once another owns it.
/// </summary>
public interface IPlatformVault
{
    /// <summary>An entry; null where there is none, or where it does not open any more: then it is as if it had never been kept.</summary>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    Task<VaultEntry?> FindAsync(VaultKey key, CancellationToken cancellationToken);

    /// <summary>The entries of a kind that open, by name.</summary>
    /// <param name="group">Those of this group alone; null for all.</param>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    Task<IReadOnlyList<VaultEntry>> ListAsync(PlatformName platform, string kind, string? group, CancellationToken cancellationToken);

    /// <summary>Keeps an entry in place of the one there was.</summary>
    /// <exception cref="InvalidOperationException">It is leased: only its owner keeps anything there.</exception>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    Task PutAsync(VaultEntry entry, CancellationToken cancellationToken);

    /// <summary>Removes an entry as it was read. One that has been put in its place since is not touched.</summary>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    Task RemoveAsync(VaultEntry entry, CancellationToken cancellationToken);

    /// <summary>Uses up what is good once.</summary>
    /// <param name="rememberedFor">How long it is remembered: longer than it is good by itself.</param>
    /// <returns>False when it was used before.</returns>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    Task<bool> UseUpAsync(VaultKey key, TimeSpan rememberedFor, CancellationToken cancellationToken);

    /// <summary>Takes the lease of an entry, or renews one's own.</summary>
    /// <param name="owner">Who asks: another text for every process; 1-300 characters.</param>
    /// <param name="life">How long it is to last from now.</param>
    /// <returns>The lease, or null while somebody else has it.</returns>
    /// <exception cref="StoreException">The database cannot be reached: nobody knows who owns it.</exception>
    Task<VaultLease?> TakeAsync(VaultKey key, string owner, TimeSpan life, CancellationToken cancellationToken);

    /// <summary>Gives a lease back, so that another may take it at once. What was kept under it stays.</summary>
    /// <exception cref="StoreException">The database cannot be reached; the lease runs out by itself.</exception>
    Task ReleaseAsync(VaultLease lease, CancellationToken cancellationToken);

    /// <summary>Keeps bytes in a leased entry; none at all forgets those there were.</summary>
    /// <returns>False when the lease has passed to somebody else: nothing was kept.</returns>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    Task<bool> KeepAsync(VaultLease lease, byte[] content, CancellationToken cancellationToken);

    /// <summary>What only this bot can say of a text: proves, when the text comes back from outside, that it was ours. Nothing is kept of it.</summary>
    /// <param name="purpose">What it is for: the proof of one purpose is none for another.</param>
    /// <returns>32 characters of lower-case hex.</returns>
    string Prove(PlatformName platform, string purpose, string text);
}

/// <summary>Where an entry is kept.</summary>
/// <param name="Platform">The platform it belongs to.</param>
/// <param name="Kind">What it is, in the platform's own word; 1-40 characters.</param>
/// <param name="Name">Which one of its kind; 1-200 characters.</param>
public sealed record VaultKey(PlatformName Platform, string Kind, string Name);

/// <summary>Something that is kept.</summary>
/// <param name="Content">What: at most 5,000 bytes, sealed at rest. None at all where the key and the group say everything.</param>
public sealed record VaultEntry(VaultKey Key, byte[] Content)
{
    /// <summary>What else it is looked up by, in the clear; 1-200 characters, or null.</summary>
    public string? Group { get; init; }

    /// <summary>The platform's id of the community it goes with when that is erased; null where it does not go with any.</summary>
    public string? Community { get; init; }

    /// <summary>Another one each time something is kept there; as it was read.</summary>
    public Guid Version { get; init; }
}

/// <summary>The right to an entry.</summary>
/// <param name="Fence">Rises with each change of owner.</param>
public sealed record VaultLease(VaultKey Key, string Owner, long Fence);
