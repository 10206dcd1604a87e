using PrepBot.Bank;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Questions;
using PrepBot.Storage.Questions;

namespace PrepBot.Host.Verbs;

/// <summary>What <c>prepbot questions validate</c> and <c>prepbot questions load</c> do.</summary>
/// <param name="output">Where it tells what happened, a line each.</param>
internal sealed class QuestionsCommand(TextWriter output)
{
    /// <summary>All went well.</summary>
    public const int Fine = 0;

    /// <summary>The bank has mistakes; nothing was changed.</summary>
    public const int HasMistakes = 1;

    /// <summary>Checks a folder and prints each mistake as <c>file:line reason</c>, or the counts by principle, track and level.</summary>
    /// <param name="folder">The folder with set.yaml.</param>
    /// <param name="beats">Whether to name each beat that no probe asks for.</param>
    /// <param name="markdownPath">Where to write the counts as a page for the docs as well; null for nowhere.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> ValidateAsync(string folder, bool beats, string? markdownPath, CancellationToken cancellationToken)
    {
        if (await ReadAsync(folder) is not var (reading, answers) || reading.Bank is not { } bank)
            return HasMistakes;

        foreach (var remark in reading.Remarks)
            await output.WriteLineAsync(remark.ToString());
        if (reading.Remarks is { Count: > 0 and var remarks })
            await output.WriteLineAsync(remarks == 1 ? "1 thing to say more plainly." : $"{remarks} things to say more plainly.");

        foreach (var unasked in beats ? reading.Probing.SelectMany(row => row.Unasked) : [])
            await output.WriteLineAsync(unasked.ToString());
        if (reading.Probing.Count > 0)
        {
            await output.WriteLineAsync(
                $"{reading.Probing.Sum(row => row.Unasked.Count)} of {reading.Probing.Sum(row => row.Kept)} beats are asked for by no probe of their prompt, as far as words tell{(beats ? "" : "; --beats names them")}.");
        }

        await output.WriteAsync(CountsTable.Plain(BankCounts.Count(bank)).AsMemory(), cancellationToken);
        await output.WriteLineAsync($"{bank.ValueSet.Name}: {answers.All.Count} worked answers, no mistakes.");
        var verdict = reading.Remarks.Count == 0 ? Fine : HasMistakes;
        if (markdownPath is null)
            return verdict;

        await File.WriteAllTextAsync(markdownPath, CountsTable.Markdown(bank, answers, reading.Probing), cancellationToken);
        await output.WriteLineAsync($"Counts written to {markdownPath}.");
        return verdict;
    }

    /// <summary>Checks a folder and loads it, all of it or nothing.</summary>
    /// <param name="folder">The folder with set.yaml.</param>
    /// <param name="load">Brings the database to what was read.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> LoadAsync(string folder, Func<QuestionBank, AnswerBook, Task<BankLoad>> load)
    {
        if (await ReadAsync(folder) is not var (reading, answers) || reading.Bank is not { } bank)
            return HasMistakes;

        var outcome = await load(bank, answers);
        await output.WriteLineAsync($"{bank.ValueSet.Name}: {Told(outcome, bank)}");
        return outcome is BankLoad.IdsTaken ? HasMistakes : Fine;
    }

    private static string Told(BankLoad load, QuestionBank bank) => load switch
    {
        BankLoad.Loaded loaded => $"{bank.Prompts.Count} prompts ({loaded.Added} new, {loaded.Changed} changed, {loaded.Retired} retired).",
        BankLoad.NothingNew => $"{bank.Prompts.Count} prompts, as loaded before.",
        BankLoad.IdsTaken taken => $"nothing loaded. Another value set has prompts of these ids; rename them here: {string.Join(", ", taken.Ids)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(load), load, "There is no text for it."),
    };

    /// <returns>The bank and its answers; null when there is any mistake, which has been told then.</returns>
    private async Task<(BankReading Bank, AnswerBook Answers)?> ReadAsync(string folder)
    {
        var reading = BankFiles.Read(folder);
        var answers = reading.Bank is { } bank ? AnswerFiles.Read(folder, bank) : new(AnswerBook.None, []);
        IReadOnlyList<BankMistake> mistakes = [.. reading.Mistakes, .. answers.Mistakes];
        foreach (var mistake in mistakes)
            await output.WriteLineAsync(mistake.ToString());
        if (mistakes is { Count: > 0 and var count })
            await output.WriteLineAsync(count == 1 ? "1 mistake." : $"{count} mistakes.");
        return answers.Answers is { } book ? (reading, book) : null;
    }
}
