using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrepBot.Chat.Loops;

namespace PrepBot.Host.Health;

/// <summary>Ready only while every background loop turns: without them messages would wait unsent.</summary>
internal sealed class LoopsRun(LoopHealth loops) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(loops.AllRunning ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
