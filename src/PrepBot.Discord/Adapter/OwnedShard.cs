using PrepBot.Discord.Gateway;

namespace PrepBot.Discord.Adapter;

/// <summary>A shard this process owns: its lease, how long that can be trusted without asking, and the connection.</summary>
internal sealed class OwnedShard(ShardLease lease, ShardRunner runner, Task running, CancellationTokenSource stop, TrustedUntil trusted) : IDisposable
{
    private ResumePoint? _kept;

    public ShardLease Lease { get; private set; } = lease;

    public ShardRunner Runner => runner;

    public Task Running => running;

    /// <summary>Completes when there is a session to store.</summary>
    public Task Changed { get; private set; } = runner.NextReady;

    /// <summary>Whether the lease can still be trusted without asking.</summary>
    public bool IsTrusted(TimeSpan now) => trusted.Holds(now);

    /// <summary>The lease was renewed by a call begun then.</summary>
    public void Renewed(ShardLease renewed, TimeSpan begun)
    {
        Lease = renewed;
        trusted.Renewed(begun);
    }

    /// <summary>Stores where it stands, if that has changed.</summary>
    public async Task KeepAsync(ShardSessions sessions, CancellationToken cancellationToken)
    {
        Changed = runner.NextReady;
        var point = runner.SafePoint;
        if (point == _kept || !await sessions.KeepAsync(Lease, point, cancellationToken))
            return;

        _kept = point;
    }

    /// <summary>Closes the connection so that it can be resumed, and waits for it.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running;
    }

    public void Dispose() => stop.Dispose();
}

/// <summary>
/// Until when a lease can be trusted without asking the database: from the start of the last renewal that succeeded, less a margin. Pure.
/// </summary>
internal sealed class TrustedUntil(TimeSpan life, TimeSpan margin)
{
    private long _untilTicks;

    public void Renewed(TimeSpan begun) => Interlocked.Exchange(ref _untilTicks, (begun + life - margin).Ticks);

    public bool Holds(TimeSpan now) => now.Ticks < Interlocked.Read(ref _untilTicks);
}
