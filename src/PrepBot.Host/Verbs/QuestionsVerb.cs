using System.CommandLine;
using PrepBot.Bank;
using PrepBot.Chat.Work;
using PrepBot.Domain.Questions;
using PrepBot.Host.Startup;
using PrepBot.Practice;
using PrepBot.Practice.Questions;
using PrepBot.Storage;

namespace PrepBot.Host.Verbs;

/// <summary><c>prepbot questions</c>: for those who write questions.</summary>
internal static class QuestionsVerb
{
    public static Command Create()
    {
        var folder = new Option<string?>("--folder")
        {
            HelpName = "FOLDER",
            Description = "The folder with set.yaml and a file per principle. Without it: the bank that comes with the bot; for load, the one the settings name.",
        };
        var markdown = new Option<string?>("--markdown") { HelpName = "FILE", Description = "Write the counts to FILE as well, as a page for the docs." };
        var beats = new Option<bool>("--beats") { Description = "Name each beat that no probe of its prompt asks for, as far as words tell." };
        var community = new Option<string>("--community")
        {
            HelpName = "PLATFORM:ID",
            Description = "Whose prompts they are: the platform, a colon, and its own id of the community.",
            Required = true,
        };
        var file = new Argument<string>("FILE") { Description = "A file of prompts; its name ends in .yaml or .csv." };
        return new Command("questions", "Check or load a question bank, or a community's own prompts.")
        {
            new Command("validate", "Check a bank and name each mistake with its file and line; needs no database.") { folder, beats, markdown }
                .Does((parsed, stop) => new QuestionsCommand(Console.Out)
                    .ValidateAsync(parsed.GetValue(folder) ?? BankSource.BuiltIn, parsed.GetValue(beats), parsed.GetValue(markdown), stop)),
            new Command("load", "Check a bank and load it into the database, all of it or nothing.") { folder }
                .Does((parsed, stop) => LoadAsync(parsed.GetValue(folder), stop)),
            new Command("import", "Bring a file of prompts into a community, all of them or none.") { file, community }
                .Does((parsed, stop) => WithCommunitiesAsync(prompts => prompts.ImportAsync(parsed.GetValue(community)!, parsed.GetValue(file)!, stop), stop)),
            new Command("export", "Write a community's own prompts to a file.") { file, community }
                .Does((parsed, stop) => WithCommunitiesAsync(prompts => prompts.ExportAsync(parsed.GetValue(community)!, parsed.GetValue(file)!, stop), stop)),
        };
    }

    private static async Task<int> LoadAsync(string? folder, CancellationToken stop)
    {
        var settings = StartOrder.ReadSettings();
        using var loggers = ConsoleLog.CreateFactory();
        var progress = new ConsoleProgress();

        await using var database = await StartOrder.OpenDatabaseAsync(settings, loggers, progress, stop);
        await database.Owner.MigrateAsync(progress, stop);
        return await new QuestionsCommand(Console.Out).LoadAsync(
            folder ?? BankSource.Folder(settings), (bank, answers) => database.Owner.LoadAsync(bank, answers, progress, stop));
    }

    private static async Task<int> WithCommunitiesAsync(Func<CommunityPrompts, Task<int>> work, CancellationToken stop)
    {
        var settings = StartOrder.ReadSettings();
        using var loggers = ConsoleLog.CreateFactory();
        var progress = new ConsoleProgress();

        await using var database = await StartOrder.OpenDatabaseAsync(settings, loggers, progress, stop);
        await database.Owner.MigrateAsync(progress, stop);
        var bank = await BankSource.LoadAsync(settings, database.Owner, progress, stop);
        await using var services = new ServiceCollection()
            .AddStorage(_ => new Groundwork(settings, database, bank).Stores)
            .AddBank(bank.Questions, bank.Answers)
            .AddSingleton<IPromptFiles, PromptFiles>()
            .BuildServiceProvider();
        await StartOrder.CheckKeyAsync(services, stop);
        var prompts = new CommunityPrompts(
            services.GetRequiredService<IUnitOfWorkFactory>(), services.GetRequiredService<IPromptFiles>(), bank.Questions, Console.Out);
        return await work(prompts);
    }
}
