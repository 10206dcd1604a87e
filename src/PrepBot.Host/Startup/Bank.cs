using PrepBot.Domain.Questions;
using PrepBot.Persistence;
using PrepBot.Persistence.Questions;

namespace PrepBot.Host.Startup;

/// <summary>The built-in question bank, which lies beside the program.</summary>
internal static class Bank
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "questions");

    /// <summary>Reads the bank and brings the database to what it says.</summary>
    /// <exception cref="StartFailedException">The bank has mistakes.</exception>
    public static async Task<QuestionBank> LoadAsync(OwnerDatabase database, IProgress<string> progress, CancellationToken token)
    {
        var reading = BankFiles.Read(Folder);
        if (reading.Bank is not { } bank)
            throw CannotBeLoaded([.. reading.Mistakes.Select(mistake => mistake.ToString())]);
        return await database.LoadAsync(bank, progress, token) is BankLoad.IdsTaken taken
            ? throw CannotBeLoaded([$"Another bank in this database has prompts of these ids: {string.Join(", ", taken.Ids)}."])
            : bank;
    }

    private static StartFailedException CannotBeLoaded(IReadOnlyList<string> why) =>
        StartFailedException.Configuration([$"The question bank in {Folder} cannot be loaded:", .. why]);
}
