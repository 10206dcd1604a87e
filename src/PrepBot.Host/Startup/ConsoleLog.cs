using Microsoft.Extensions.Logging.Console;

namespace PrepBot.Host.Startup;

/// <summary>How the bot logs: a line each on the console, and nothing from the frameworks below a warning.</summary>
internal static class ConsoleLog
{
    public static ILoggerFactory CreateFactory() => LoggerFactory.Create(Configure);

    public static void Configure(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
            console.ColorBehavior = LoggerColorBehavior.Default;
        });
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);

        // How the host failed to start, or a service failed, is said by those who know what it means.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);

        // Readiness says itself what is wrong, each time it is asked; the log needs no copy of it.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);

        // These write addresses, and addresses of chat platforms hold tokens.
        logging.AddFilter("System.Net.Http", LogLevel.None);
    }
}
