using Npgsql;
using PrepBot.Bank;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Questions;
using PrepBot.Storage.Questions;

namespace PrepBot.Testing;

/// <summary>The bank of the repository, read once per test process.</summary>
public static class BuiltInBank
{
    private static readonly Lazy<QuestionBank> Once = new(() =>
    {
        var reading = BankFiles.Read(Repository.PathOf("questions"));
        return reading.Bank ?? throw new InvalidOperationException(string.Join('\n', reading.Mistakes));
    });

    private static readonly Lazy<AnswerBook> Book = new(() =>
    {
        var reading = AnswerFiles.Read(Repository.PathOf("questions"), Read());
        return reading.Answers ?? throw new InvalidOperationException(string.Join('\n', reading.Mistakes));
    });

    public static QuestionBank Read() => Once.Value;

    /// <summary>Its worked answers.</summary>
    public static AnswerBook Answers() => Book.Value;

    /// <summary>Loads it as its owner does at start.</summary>
    public static Task LoadAsync(TestDatabase database, QuestionBank bank) => LoadAsync(database.OwnerDataSource, bank);

    internal static async Task LoadAsync(NpgsqlDataSource owner, QuestionBank bank)
    {
        await using var connection = await owner.OpenConnectionAsync();
        await new BankLoader(connection).LoadAsync(bank, AnswerBook.None, new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), CancellationToken.None);
    }
}
