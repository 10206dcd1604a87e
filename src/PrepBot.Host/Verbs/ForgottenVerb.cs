using System.CommandLine;
using PrepBot.Chat.Work;
using PrepBot.Host.Startup;
using PrepBot.Practice.Leaving;
using PrepBot.Storage;

namespace PrepBot.Host.Verbs;

/// <summary><c>prepbot forgotten</c>: for those who back up and restore.</summary>
internal static class ForgottenVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The file of marks." };
        return new Command("forgotten", "Keep beside the backups who asked to be forgotten, so that a restored one does not bring them back.")
        {
            new Command("export", "Write the marks to a file; nobody can tell from it who they were.") { file }
                .Does((parsed, stop) => WithMarksAsync(marks => marks.ExportAsync(parsed.GetValue(file)!, stop), stop)),
            new Command("import", "After restoring a backup: take the marks over, all of them or none.") { file }
                .Does((parsed, stop) => WithMarksAsync(marks => marks.ImportAsync(parsed.GetValue(file)!, stop), stop)),
        };
    }

    private static async Task<int> WithMarksAsync(Func<ForgottenMarks, Task<int>> work, CancellationToken stop)
    {
        var settings = StartOrder.ReadSettings();
        using var loggers = ConsoleLog.CreateFactory();
        var progress = new ConsoleProgress();

        await using var database = await StartOrder.OpenDatabaseAsync(settings, loggers, progress, stop);
        await database.Owner.MigrateAsync(progress, stop);
        var bank = await BankSource.LoadAsync(settings, database.Owner, progress, stop);
        await using var services = new ServiceCollection()
            .AddStorage(_ => new Groundwork(settings, database, bank).Stores)
            .BuildServiceProvider();
        await StartOrder.CheckKeyAsync(services, stop);
        return await work(new ForgottenMarks(services.GetRequiredService<IUnitOfWorkFactory>(), Console.Out));
    }
}
