using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrepBot.Discord.Status;

namespace PrepBot.Host.Health;

/// <summary>Ready while Discord is connected and takes what we send; where it is off there is nothing to say.</summary>
internal sealed class DiscordIsReady(IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(services.GetService<DiscordHealth>()?.NotReady is { } why ? HealthCheckResult.Unhealthy(why) : HealthCheckResult.Healthy());
}
