using PrepBot.Domain.Questions;
using PrepBot.Host.Configuration;
using PrepBot.Persistence;
using PrepBot.Persistence.Questions;

namespace PrepBot.Host.Startup;

/// <summary>The question bank: the one the operator names, else the built-in one, which lies beside the program.</summary>
internal static class Bank
{
    /// <summary>The built-in bank.</summary>
    public static string BuiltIn { get; } = Path.Combine(AppContext.BaseDirectory, "questions");

    /// <summary>The folder of the bank that is practised.</summary>
    public static string Folder(Settings settings) => settings.Written(KnownKeys.QuestionsFolder) is { } folder ? Path.GetFullPath(folder) : BuiltIn;

    /// <summary>Reads the bank and brings the database to what it says.</summary>
    /// <exception cref="StartFailedException">The bank has mistakes.</exception>
    public static async Task<QuestionBank> LoadAsync(Settings settings, OwnerDatabase database, IProgress<string> progress, CancellationToken token)
    {
        var folder = Folder(settings);
        var reading = BankFiles.Read(folder);
        if (reading.Bank is not { } bank)
            throw CannotBeLoaded(folder, [.. reading.Mistakes.Select(mistake => mistake.ToString())]);
        return await database.LoadAsync(bank, progress, token) is BankLoad.IdsTaken taken
            ? throw CannotBeLoaded(folder, [$"Another bank in this database has prompts of these ids: {string.Join(", ", taken.Ids)}."])
            : bank;
    }

    private static StartFailedException CannotBeLoaded(string folder, IReadOnlyList<string> why) =>
        StartFailedException.Configuration([$"{KnownKeys.QuestionsFolder}: the question bank in {folder} cannot be loaded:", .. why]);
}
