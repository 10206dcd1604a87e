using Microsoft.Extensions.Diagnostics.HealthChecks;
using PrepBot.Application.Ports;

namespace PrepBot.Host.Health;

/// <summary>Ready only while a transaction can be opened.</summary>
internal sealed class DatabaseAnswers(IUnitOfWorkFactory transactions) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var transaction = await transactions.BeginAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }
}
