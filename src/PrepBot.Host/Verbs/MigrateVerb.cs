using System.CommandLine;
using PrepBot.Host.Ending;
using PrepBot.Host.Startup;

namespace PrepBot.Host.Verbs;

/// <summary><c>prepbot migrate</c>: the schema alone, for those who update the database before the bots.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var picture = new Option<string?>("--picture") { HelpName = "FILE", Description = "Write the resulting schema to FILE, for readers." };
        return new Command("migrate", "Bring the database's schema up to date and stop.") { picture }
            .Does((parsed, stop) => MigrateAsync(parsed.GetValue(picture), stop));
    }

    private static async Task<int> MigrateAsync(string? picture, CancellationToken stop)
    {
        var settings = StartOrder.ReadSettings();
        using var loggers = ConsoleLog.CreateFactory();
        var progress = new ConsoleProgress();

        await using var database = await StartOrder.OpenDatabaseAsync(settings, loggers, progress, stop);
        var applied = await database.Owner.MigrateAsync(progress, stop);
        foreach (var migration in applied)
            Console.WriteLine($"Applied {migration}.");
        if (applied.Count == 0)
            Console.WriteLine("The schema is up to date.");

        if (picture is not null)
        {
            await File.WriteAllTextAsync(picture, await database.Owner.DrawAsync(stop), stop);
            Console.WriteLine($"The schema is drawn in {picture}.");
        }

        return ExitCode.Ok;
    }
}
