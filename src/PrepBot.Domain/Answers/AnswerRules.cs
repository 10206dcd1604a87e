using PrepBot.Domain.Questions;

namespace PrepBot.Domain.Answers;

/// <summary>What is asked of the worked answers of a value set. Every mistake is found, not only the first.</summary>
public static class AnswerRules
{
    /// <summary>Fewest words of an answer: about a minute and a quarter when spoken.</summary>
    public const int MinWords = 180;

    /// <summary>Most words of an answer: not quite two minutes.</summary>
    public const int MaxWords = 260;

    /// <summary>Most words of a strong answer, which needs room for its figures and for what others objected.</summary>
    public const int MaxStrongWords = 280;

    /// <summary>The reading grade an answer may have.</summary>
    public const double MaxGrade = 8;

    /// <summary>Two answers, or an answer and its partner, may not share so many words in a row.</summary>
    public const int RunOfWords = 7;

    /// <summary>Checks all answers of a set.</summary>
    /// <param name="raw">What was written.</param>
    /// <param name="bank">The set they belong to.</param>
    /// <param name="before">Mistakes found while reading them.</param>
    /// <returns>The answers, empty when there is any mistake; and the mistakes by file and line.</returns>
    public static (IReadOnlyList<WorkedAnswer> Answers, IReadOnlyList<BankMistake> Mistakes) Check(
        IReadOnlyList<RawAnswer> raw, QuestionBank bank, IReadOnlyList<BankMistake> before)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(bank);
        var mistakes = new MistakeList();
        mistakes.All.AddRange(before);
        var reader = new AnswerReader(mistakes, bank);
        var read = raw.Select(answer => (Raw: answer, Answer: reader.Read(answer))).ToList();
        foreach (var (written, answer) in read)
        {
            if (answer is not null)
                CheckPartner(written, answer, read, mistakes);
        }

        SharedRuns(read, mistakes);
        return mistakes.All.Count == 0
            ? ([.. read.Select(pair => pair.Answer!)], [])
            : ([], [.. mistakes.All.OrderBy(m => m.Location.File, StringComparer.Ordinal).ThenBy(m => m.Location.Line).ThenBy(m => m.Kind)]);
    }

    private static void CheckPartner(
        RawAnswer raw, WorkedAnswer answer, List<(RawAnswer Raw, WorkedAnswer? Answer)> all, MistakeList mistakes)
    {
        if (answer.SameStoryAs is not { } same)
            return;

        var location = raw.SameStory!.Location;
        var written = all.FirstOrDefault(other => other.Raw.Id?.Value == same.Id.Key);
        if (written.Raw is null)
            mistakes.Add(location, BankMistakeKind.UnknownAnswer, $"there is no answer {same.Id}");
        else if (written.Answer is { } partner && (partner.SameStoryAs is not { } back || back.Id != answer.Id || back.How != same.How))
            mistakes.Add(location, BankMistakeKind.UnknownAnswer, $"{same.Id} does not point back to {answer.Id} in the same way");
    }

    /// <summary>Two answers that are not tellings of one story have no long run of words in common.</summary>
    private static void SharedRuns(List<(RawAnswer Raw, WorkedAnswer? Answer)> all, MistakeList mistakes)
    {
        var seen = new Dictionary<string, WorkedAnswer>();
        foreach (var (raw, answer) in all)
        {
            if (answer is null)
                continue;

            var runs = SpokenText.Runs(answer.Text, RunOfWords).Distinct().ToList();
            foreach (var run in runs)
            {
                if (seen.TryGetValue(run, out var other) && answer.SameStoryAs?.Id != other.Id)
                {
                    mistakes.Add(raw.Said!.Location, BankMistakeKind.NearDuplicate, $"said shares \"{run}\" with {other.Id}; say it in other words");
                    break;
                }
            }

            foreach (var run in runs)
                seen.TryAdd(run, answer);
        }
    }
}
