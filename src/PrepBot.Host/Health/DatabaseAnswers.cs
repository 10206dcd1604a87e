using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrepBot.Chat.Stores;

namespace PrepBot.Host.Health;

/// <summary>Ready only while the database answers a question asked now: from the first time on, and not because a connection once stood.</summary>
internal sealed class DatabaseAnswers(IDatabaseProbe database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.AskAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
