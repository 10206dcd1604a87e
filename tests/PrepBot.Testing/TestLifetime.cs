using Microsoft.Extensions.Hosting;

namespace PrepBot.Testing;

/// <summary>The life of a process that tests do not have: nothing starts it and nothing stops it, but that somebody wanted to stop it is known.</summary>
public sealed class TestLifetime : IHostApplicationLifetime
{
    public bool IsStopped { get; private set; }

    public CancellationToken ApplicationStarted => CancellationToken.None;

    public CancellationToken ApplicationStopping => CancellationToken.None;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public void StopApplication() => IsStopped = true;
}
