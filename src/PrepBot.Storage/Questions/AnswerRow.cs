using PrepBot.Domain.Answers;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Questions;

namespace PrepBot.Storage.Questions;

/// <summary>A worked answer as the JSON its load statement unfolds into a row.</summary>
internal sealed record AnswerRow(string AnswerId, string PrincipleId, AnswerRow.BodyRow Body)
{
    public static AnswerRow From(WorkedAnswer answer) => new(
        answer.Id.Key,
        answer.Principle.Key,
        new(
            (int)answer.Verdict,
            answer.Prompt.Key,
            BankWords.Name(answer.Level),
            BankWords.Name(answer.Track),
            (int)answer.Kind,
            answer.SameStoryAs?.Id.Key,
            (int?)answer.SameStoryAs?.How,
            answer.Paragraphs,
            answer.Key.Why,
            [.. answer.Key.Beats.Select(beat => new BeatRow(beat.Beat, beat.Sentences, beat.IsThin, beat.Why))],
            answer.Key.Green,
            answer.Key.Red,
            answer.Key.Parts.ToDictionary(part => Word(part.Key), part => part.Value),
            answer.Key.Pronouns.I,
            answer.Key.Pronouns.We,
            answer.Key.PronounsWhy,
            answer.Key.Lands,
            answer.Key.Lift,
            answer.Key.AskNext,
            [.. answer.Key.Rated.Select(verdict => (int)verdict)]));

    private static string Word(AnswerParts part) => part.ToString().ToLowerInvariant();

    public sealed record BeatRow(string Beat, IReadOnlyList<int> Heard, bool Thin, string Why);

    public sealed record BodyRow(
        int Verdict,
        string Prompt,
        string Level,
        string Track,
        int Kind,
        string? SameStoryAs,
        int? SameStoryHow,
        IReadOnlyList<IReadOnlyList<string>> Said,
        string Why,
        IReadOnlyList<BeatRow> Beats,
        IReadOnlyDictionary<string, IReadOnlyList<int>> Green,
        IReadOnlyDictionary<string, IReadOnlyList<int>> Red,
        IReadOnlyDictionary<string, IReadOnlyList<int>> Star,
        int I,
        int We,
        string IWeWhy,
        string Lands,
        string Lift,
        string AskNext,
        IReadOnlyList<int> Rated);
}
