using PrepBot.Bank;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Questions;
using PrepBot.Host.Configuration;
using PrepBot.Host.Ending;
using PrepBot.Storage.Questions;
using PrepBot.Storage.Schema;

namespace PrepBot.Host.Startup;

/// <summary>What is practised: the prompts of a value set, and its worked answers.</summary>
internal sealed record LoadedBank(QuestionBank Questions, AnswerBook Answers);

/// <summary>The question bank: the one the operator names, else the built-in one, which lies beside the program.</summary>
internal static class BankSource
{
    /// <summary>The built-in bank.</summary>
    public static string BuiltIn { get; } = Path.Combine(AppContext.BaseDirectory, "questions");

    /// <summary>The folder of the bank that is practised.</summary>
    public static string Folder(Settings settings) => settings.Written(KnownKeys.QuestionsFolder) is { } folder ? Path.GetFullPath(folder) : BuiltIn;

    /// <summary>Reads the bank and its worked answers, and brings the database to what they say.</summary>
    /// <exception cref="StartFailedException">They have mistakes.</exception>
    public static async Task<LoadedBank> LoadAsync(Settings settings, OwnerDatabase database, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var folder = Folder(settings);
        var reading = BankFiles.Read(folder);
        if (reading.Bank is not { } bank)
            throw CannotBeLoaded(folder, reading.Mistakes);

        var read = AnswerFiles.Read(folder, bank);
        if (read.Answers is not { } answers)
            throw CannotBeLoaded(folder, read.Mistakes);
        return await database.LoadAsync(bank, answers, progress, cancellationToken) is BankLoad.IdsTaken taken
            ? throw CannotBeLoaded(folder, [$"Another bank in this database has prompts of these ids: {string.Join(", ", taken.Ids)}."])
            : new(bank, answers);
    }

    private static StartFailedException CannotBeLoaded(string folder, IReadOnlyList<BankMistake> mistakes) =>
        CannotBeLoaded(folder, [.. mistakes.Select(mistake => mistake.ToString())]);

    private static StartFailedException CannotBeLoaded(string folder, IReadOnlyList<string> why) =>
        StartFailedException.Configuration([$"{KnownKeys.QuestionsFolder}: the question bank in {folder} cannot be loaded:", .. why]);
}
