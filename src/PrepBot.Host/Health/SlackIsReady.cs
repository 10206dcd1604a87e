using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrepBot.Slack.Status;

namespace PrepBot.Host.Health;

/// <summary>Ready while Slack can deliver and takes the token; where it is off there is nothing to say.</summary>
internal sealed class SlackIsReady(IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(services.GetService<SlackHealth>()?.NotReady is { } why ? HealthCheckResult.Unhealthy(why) : HealthCheckResult.Healthy());
}
