using PrepBot.Domain.Answers;
using PrepBot.Domain.Questions;

namespace PrepBot.Bank;

/// <summary>What came out of reading worked answers.</summary>
/// <param name="Answers">The answers; null when there is any mistake.</param>
/// <param name="Mistakes">Every mistake found, by file and line.</param>
public sealed record AnswersReading(AnswerBook? Answers, IReadOnlyList<BankMistake> Mistakes);

/// <summary>
/// Reads the worked answers of a bank: a folder <c>answers</c> with a file per principle, inside the folder of the bank, or beside one called
/// <c>questions</c>. A bank may do without.
/// </summary>
public static class AnswerFiles
{
    private const string FolderName = "answers";

    /// <summary>Where the answers of a bank would be.</summary>
    /// <param name="bankFolder">The folder with set.yaml.</param>
    /// <returns>The folder, or null when there is none.</returns>
    public static string? FolderOf(string bankFolder)
    {
        var inside = Path.Combine(bankFolder, FolderName);
        if (Directory.Exists(inside))
            return inside;

        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(bankFolder));
        var beside = Path.Combine(Path.GetDirectoryName(full) ?? full, FolderName);
        return Path.GetFileName(full) == "questions" && Directory.Exists(beside) ? beside : null;
    }

    /// <summary>Reads and checks the answers of a bank.</summary>
    /// <param name="bankFolder">The folder with set.yaml.</param>
    /// <param name="bank">What was read from it.</param>
    /// <exception cref="IOException">A file is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of rights.</exception>
    public static AnswersReading Read(string bankFolder, QuestionBank bank)
    {
        if (FolderOf(bankFolder) is not { } folder)
            return new(AnswerBook.None, []);

        var mistakes = new List<BankMistake>();
        var raw = Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).SelectMany(path => ReadFile(path, mistakes)).ToList();
        var (answers, found) = AnswerRules.Check(raw, bank, mistakes);
        return found.Count > 0 ? new(null, found) : new(new(answers), []);
    }

    private static List<RawAnswer> ReadFile(string path, List<BankMistake> mistakes)
    {
        var principle = Path.GetFileNameWithoutExtension(path);
        return [.. YamlMapping.ReadListFile(path, mistakes).Select(answer => Answer(answer, principle))];
    }

    private static RawAnswer Answer(YamlMapping answer, string principle)
    {
        answer.OnlyKeys("id", "verdict", "about", "said", "key");
        var about = answer.Block("about");
        about?.OnlyKeys("prompt", "level", "track", "kind", "same_story_as");
        var same = about?.Has("same_story_as") == true ? about.Block("same_story_as") : null;
        same?.OnlyKeys("id", "how");
        var key = answer.Block("key");
        key?.OnlyKeys("why", "beats", "flags", "star", "i_we", "lands", "lift", "ask_next", "rated");
        var flags = key?.Block("flags");
        flags?.OnlyKeys("green", "red");
        var star = key?.Block("star");
        star?.OnlyKeys("situation", "task", "action", "result", "learning");
        var pronouns = key?.Block("i_we");
        pronouns?.OnlyKeys("i", "we", "why");
        return new()
        {
            Location = answer.Location,
            Principle = principle,
            Id = answer.Text("id"),
            Verdict = answer.Text("verdict"),
            Prompt = about?.Text("prompt"),
            Level = about?.Text("level"),
            Track = about?.Text("track"),
            Kind = about?.Text("kind"),
            SameStory = same?.Text("id"),
            SameStoryHow = same?.Text("how"),
            Said = answer.Text("said"),
            Why = key?.Text("why"),
            Beats = Beats(key?.Block("beats")),
            Green = flags?.Lists("green") ?? [],
            Red = flags?.Lists("red") ?? [],
            Parts = star?.Lists() ?? [],
            I = pronouns?.Text("i"),
            We = pronouns?.Text("we"),
            PronounsWhy = pronouns?.Text("why"),
            Lands = key?.Text("lands"),
            Lift = key?.Text("lift"),
            AskNext = key?.Text("ask_next"),
            Rated = key?.List("rated"),
        };
    }

    private static IReadOnlyList<RawBeatHeard> Beats(YamlMapping? beats) =>
    [
        .. (beats?.Blocks() ?? []).Select(beat =>
        {
            beat.Value.OnlyKeys("heard", "thin", "why");
            return new RawBeatHeard(beat.Value.Location, beat.Key, beat.Value.List("heard"), beat.Value.Text("thin"), beat.Value.Text("why"));
        }),
    ];
}
