using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrepBot.Discord;

namespace PrepBot.Host.Health;

/// <summary>
/// Red while Discord's logins of the day are used up, or its token is refused: somebody has to look. A connection on its way back is none of that,
/// and where Discord is off there is nothing to say.
/// </summary>
internal sealed class DiscordTakesUs(IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(services.GetService<DiscordStanding>() is { State: DiscordState.LoginsExhausted or DiscordState.Refused }
            ? HealthCheckResult.Unhealthy()
            : HealthCheckResult.Healthy());
}
