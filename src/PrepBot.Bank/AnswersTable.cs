using System.Globalization;
using System.Text;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Questions;

namespace PrepBot.Bank;

/// <summary>The worked answers of a bank as tables for the docs: how many, how they were rated, and what is counted in each.</summary>
internal static class AnswersTable
{
    private static readonly Verdict[] Verdicts = [Verdict.Strong, Verdict.Solid, Verdict.MildConcern, Verdict.Concern];
    private static readonly Track[] Tracks = Enum.GetValues<Track>();
    private static readonly AnswerParts[] Parts = [.. Enum.GetValues<AnswerParts>().Where(part => part != AnswerParts.None)];

    public static string Markdown(QuestionBank bank, AnswerBook answers)
    {
        var text = new StringBuilder();
        text.Append("\n## Worked answers\n\n");
        text.Append($"{answers.All.Count} invented answers. People who had not seen the key rated each; it is kept only within one step of every rating.\n\n");
        AppendCounts(text, bank, answers);
        AppendAgreement(text, answers);
        AppendAnswers(text, answers);
        return text.ToString();
    }

    private static void AppendCounts(StringBuilder text, QuestionBank bank, AnswerBook answers)
    {
        AppendHead(text, "Principle", [.. Verdicts.Select(BankWords.Name), .. Tracks.Select(BankWords.Name)]);
        foreach (var principle in bank.Principles.InPublishedOrder)
            AppendCounts(text, principle.Name, [.. answers.For(principle.Id)]);
        AppendCounts(text, "All", answers.All);
    }

    private static void AppendCounts(StringBuilder text, string name, IReadOnlyList<WorkedAnswer> own)
    {
        var byVerdict = Verdicts.Select(verdict => own.Count(answer => answer.Verdict == verdict));
        var byTrack = Tracks.Select(track => own.Count(answer => answer.Track == track));
        text.Append($"| {name} | {string.Join(" | ", byVerdict.Concat(byTrack))} |\n");
    }

    private static void AppendAgreement(StringBuilder text, AnswerBook answers)
    {
        text.Append("\n### How the ratings agree with the verdicts\n\nEach rating counts once.\n\n");
        AppendHead(text, "Verdict", [.. Verdicts.Select(verdict => $"rated {BankWords.Name(verdict)}"), "as the verdict"]);
        foreach (var verdict in Verdicts)
        {
            var ratings = answers.All.Where(answer => answer.Verdict == verdict).SelectMany(answer => answer.Key.Rated).ToList();
            var same = ratings.Count == 0 ? 0 : 100.0 * ratings.Count(rating => rating == verdict) / ratings.Count;
            text.Append($"| {BankWords.Name(verdict)} | {string.Join(" | ", Verdicts.Select(rated => ratings.Count(rating => rating == rated)))} | {Rounded(same)} % |\n");
        }
    }

    private static void AppendAnswers(StringBuilder text, AnswerBook answers)
    {
        text.Append("\n### What is counted in each\n\nThe five parts are shares of the words; *I* and *we* outside quotation marks.\n\n");
        AppendHead(text, "Answer", ["verdict", "rated", "words", "grade", "I", "we", .. Parts.Select(part => part.ToString().ToLowerInvariant())]);
        foreach (var answer in answers.All)
        {
            var sentences = answer.Paragraphs.SelectMany(paragraph => paragraph).ToList();
            var words = sentences.Sum(SpokenText.Words);
            var shares = Parts.Select(part => $"{Rounded(100.0 * answer.Key.Parts[part].Sum(number => SpokenText.Words(sentences[number - 1])) / words)} %");
            text.Append($"| {answer.Id} | {BankWords.Name(answer.Verdict)} | {string.Join(", ", answer.Key.Rated.Select(BankWords.Name))} | {words} ");
            text.Append($"| {ReadingGrade.Compute(sentences).ToString("0.0", CultureInfo.InvariantCulture)} | {answer.Key.Pronouns.I} | {answer.Key.Pronouns.We} ");
            text.Append($"| {string.Join(" | ", shares)} |\n");
        }
    }

    private static void AppendHead(StringBuilder text, string first, IReadOnlyList<string> others) =>
        text.Append($"| {first} | {string.Join(" | ", others)} |\n|---|{string.Concat(others.Select(_ => "---:|"))}\n");

    private static string Rounded(double value) => Math.Round(value, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
}
