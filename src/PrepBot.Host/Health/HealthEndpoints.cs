using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PrepBot.Host.Health;

/// <summary>
/// Two questions anybody may ask: does the process live (then leave it alone), and is it ready (then send it work). The answers hold a word, and
/// another for each reason why it is not: "Unhealthy: database, slack switched-off".
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
            .AddCheck<DiscordIsReady>("discord", timeout: Limit)
            .AddCheck<SlackIsReady>("slack", timeout: Limit);
        return services;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(Ready, new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var reasons = report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy)
            .Select(entry => entry.Value is { Description: { Length: > 0 } why, Exception: null } ? $"{entry.Key} {why}" : entry.Key);
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(string.Join(": ", new[] { $"{report.Status}", string.Join(", ", reasons) }.Where(part => part.Length > 0)));
    }
}
