using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using PrepBot.Chat.Loops;
using PrepBot.Host.Configuration;
using PrepBot.Host.Ending;
using PrepBot.Host.Health;
using PrepBot.LocalPostgres.Server;

namespace PrepBot.Host.Startup;

/// <summary>The running bot: registrations, web server, and how it ends.</summary>
internal static partial class BotHost
{
    /// <summary>Work in hand gets this long when the process stops; the embedded database needs the rest of its ten seconds.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    private const int LargestRequestBytes = 1024 * 1024;
    private const int MaxConnections = 500;

    /// <summary>Built from nothing: no settings come from files or variables other than ours.</summary>
    public static WebApplication Build(Groundwork ground, Composition composition)
    {
        var settings = ground.Settings;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration.AddInMemoryCollection(settings.ForOptions());
        ConsoleLog.Configure(builder.Logging);

        builder.WebHost.UseKestrelCore().ConfigureKestrel(Limit);
        builder.Services.AddRouting();
        builder.Services.AddHealth();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.ConfigureHttpClientDefaults(client => client.RemoveAllLoggers());
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        if (ground.Database.Embedded is { } embedded)
            builder.Services.AddSingleton(embedded).AddHostedService<LocalPostgresWatch>();

        composition.Register(builder.Services, ground);
        var app = builder.Build();
        foreach (var address in settings.Listening)
            app.Urls.Add(address.GetLeftPart(UriPartial.Authority));
        app.MapHealth();
        composition.Map(app, settings);
        return app;
    }

    /// <returns>False when a service failed meanwhile, so that the host is stopping already; <see cref="RunToEndAsync"/> tells.</returns>
    /// <exception cref="StartFailedException">An address cannot be listened on, which <see cref="AddressTrial"/> saw otherwise.</exception>
    public static async Task<bool> StartAsync(WebApplication app, Settings settings, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            var address = settings.Listening.FirstOrDefault(address => e.Message.Contains(Authority(address), StringComparison.Ordinal)) ?? settings.Listening[0];
            throw AddressTrial.Refusal(settings, address, taken: e.InnerException is AddressInUseException);
        }
    }

    /// <summary>Waits until somebody or something ends it. A background service that failed must not look like a polite stop.</summary>
    public static async Task<int> RunToEndAsync(WebApplication app, CancellationToken stop)
    {
        await app.WaitForShutdownAsync(stop);
        var failed = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Where(service => service.ExecuteTask is { IsFaulted: true }).ToList();
        foreach (var service in failed)
            ServiceFailed(app.Logger, service.ExecuteTask!.Exception!, service.GetType().Name);
        if (app.Services.GetRequiredService<LoopHealth>().AnyRefused)
            return ExitCode.TokenRefused;

        return failed.Count > 0 || app.Services.GetRequiredService<LoopHealth>().AnyBroken ? ExitCode.Broken : ExitCode.Ok;
    }

    private static string Authority(Uri address) => address.GetLeftPart(UriPartial.Authority);

    private static void Limit(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = LargestRequestBytes;
        server.Limits.MaxConcurrentConnections = MaxConnections;
    }

    [LoggerMessage(1021, LogLevel.Critical, "{Service} failed, and the process stops because of it")]
    private static partial void ServiceFailed(ILogger logger, Exception error, string service);
}
