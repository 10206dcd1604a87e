using System.CommandLine;
using PrepBot.Host.Startup;
using PrepBot.Persistence.Questions;

namespace PrepBot.Host.Verbs;

/// <summary><c>prepbot questions</c>: for those who write questions.</summary>
internal static class QuestionsVerb
{
    public static Command Create()
    {
        var folder = new Option<string>("--folder")
        {
            HelpName = "FOLDER",
            Description = "The folder with set.yaml and a file per principle. Without it: the bank that comes with the bot.",
            DefaultValueFactory = _ => Bank.Folder,
        };
        var markdown = new Option<string?>("--markdown") { HelpName = "FILE", Description = "Write the counts to FILE as well, as a page for the docs." };
        return new Command("questions", "Check or load a question bank.")
        {
            new Command("validate", "Check a bank and name each mistake with its file and line; needs no database.") { folder, markdown }
                .Does((parsed, stop) => new QuestionsCommand(Console.Out).ValidateAsync(parsed.GetValue(folder)!, parsed.GetValue(markdown), stop)),
            new Command("load", "Check a bank and load it into the database, all of it or nothing.") { folder }
                .Does((parsed, stop) => LoadAsync(parsed.GetValue(folder)!, stop)),
        };
    }

    private static async Task<int> LoadAsync(string folder, CancellationToken stop)
    {
        var settings = StartOrder.ReadSettings();
        using var loggers = ConsoleLog.CreateFactory();
        var progress = new ConsoleProgress();

        await using var database = await StartOrder.OpenDatabaseAsync(settings, loggers, progress, stop);
        await database.Owner.MigrateAsync(progress, stop);
        return await database.Owner.LoadQuestionsAsync(folder, Console.Out, progress, stop);
    }
}
