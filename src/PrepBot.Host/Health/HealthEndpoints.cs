using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace PrepBot.Host.Health;

/// <summary>
/// Two questions anybody may ask, answered with one word each: does the process live (then leave it alone), and is it ready (then send it
/// work). The answers hold nothing but that word.
/// </summary>
internal static class HealthEndpoints
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseAnswers>("database", timeout: Limit)
            .AddCheck<LoopsRun>("loops", timeout: Limit)
            .AddCheck<DiscordTakesUs>("discord", timeout: Limit);
        return services;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(Ready);
    }
}
