using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PrepBot.LocalPostgres.Failures;

namespace PrepBot.LocalPostgres.Server;

/// <summary>Looks every two seconds whether the embedded server still lives, so that a killed one is back before members give up.</summary>
public sealed partial class LocalPostgresWatch(LocalPostgresServer server, TimeProvider time, ILogger<LocalPostgresWatch> logger) : BackgroundService
{
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await server.EnsureRunningAsync(stoppingToken);
            }
            catch (Exception e) when (e is LocalPostgresException or Npgsql.NpgsqlException or IOException or UnauthorizedAccessException or TimeoutException)
            {
                NotBack(e);
            }
        }
    }

    [LoggerMessage(5021, LogLevel.Error, "Embedded PostgreSQL has gone away and could not be started again yet")]
    private partial void NotBack(Exception error);
}
