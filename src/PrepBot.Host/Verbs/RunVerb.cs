using System.CommandLine;
using PrepBot.Host.Configuration;
using PrepBot.Host.Health;
using PrepBot.Host.Startup;

namespace PrepBot.Host.Verbs;

/// <summary><c>prepbot run</c>, and what <c>prepbot</c> alone does.</summary>
internal static class RunVerb
{
    public static Command Create(Composition composition) =>
        new Command("run", "Run the bot until it is stopped. This is what prepbot does without a command.")
            .Does((_, stop) => RunAsync(composition, stop));

    public static async Task<int> RunAsync(Composition composition, CancellationToken stop)
    {
        // The other verbs are there to be read; a bot goes on whether or not somebody reads what it says.
        using var console = ConsoleLines.Output();
        Console.SetOut(console);

        var settings = StartOrder.ReadSettings();
        AddressTrial.Run(settings);
        using var loggers = ConsoleLog.CreateFactory();
        var progress = new ConsoleProgress();

        await using var database = await StartOrder.OpenDatabaseAsync(settings, loggers, progress, stop);
        await database.Owner.MigrateAsync(progress, stop);
        var bank = await BankSource.LoadAsync(settings, database.Owner, progress, stop);

        await using var app = BotHost.Build(new(settings, database, bank), composition);
        await StartOrder.CheckKeyAsync(app.Services, stop);
        if (await BotHost.StartAsync(app, settings, stop))
            Greet(settings, app.Urls.First(), progress);

        // Reading the bank leaves behind what no later work needs, and a bot that rests would hold it for days: nothing else makes the collector look.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return await BotHost.RunToEndAsync(app, stop);
    }

    private static void Greet(Settings settings, string address, ConsoleProgress progress)
    {
        foreach (var notice in ChatPlatforms.Notices(settings))
            progress.Report(notice);
        progress.Report(settings.PlaygroundIsOn
            ? $"PrepBot runs. Open the playground at {address} and stop with Ctrl+C."
            : $"PrepBot runs; {address}{HealthEndpoints.Ready} tells whether it is ready. Stop with Ctrl+C.");
    }
}
