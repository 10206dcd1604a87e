using PrepBot.Chat.Stores;

namespace PrepBot.Chat.Platforms;

/// <summary>
/// Which process holds which event stream of a platform, and where that stream stands, so that another process, or the same after a restart,
/// goes on where it was. Leases run by the database's clock; whatever an owner writes carries the lease's number and is refused once another owns it.
/// </summary>
public interface IGatewaySessions
{
    /// <summary>Takes the stream, or renews one's own lease of it.</summary>
    /// <param name="stream">Which.</param>
    /// <param name="owner">Who asks: another text for every process.</param>
    /// <param name="life">How long the lease is to last from now.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The lease, or null while somebody else has it.</returns>
    /// <exception cref="StoreException">The database cannot be reached: nobody knows who owns it.</exception>
    Task<StreamLease?> TryOwnAsync(StreamRef stream, string owner, TimeSpan life, CancellationToken cancellationToken);

    /// <summary>Gives a lease back, so that another may take the stream at once.</summary>
    Task ReleaseAsync(StreamLease lease, CancellationToken cancellationToken);

    /// <summary>Where the stream stands, or null when it has to begin anew.</summary>
    Task<GatewaySession?> FindAsync(StreamLease lease, CancellationToken cancellationToken);

    /// <summary>Keeps where the stream stands; null forgets it.</summary>
    /// <returns>False when the lease has passed to somebody else: nothing was kept.</returns>
    Task<bool> KeepAsync(StreamLease lease, GatewaySession? session, CancellationToken cancellationToken);
}

/// <summary>One event stream of a platform: one of several that share its communities among them.</summary>
/// <param name="Application">The bot's own id on the platform.</param>
/// <param name="Shard">From 0.</param>
/// <param name="Shards">How many there are.</param>
public sealed record StreamRef(string Application, int Shard, int Shards);

/// <summary>The right to a stream.</summary>
/// <param name="Stream">Which.</param>
/// <param name="Owner">Whose.</param>
/// <param name="Fence">Rises with each change of owner.</param>
public sealed record StreamLease(StreamRef Stream, string Owner, long Fence);

/// <summary>Where a stream stands.</summary>
/// <param name="SessionId">The platform's id of the session.</param>
/// <param name="ResumeUrl">The address to go on at.</param>
/// <param name="Sequence">The last event seen.</param>
public sealed record GatewaySession(string SessionId, string ResumeUrl, long Sequence);
