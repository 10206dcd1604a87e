using PrepBot.Domain.Answers;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;

namespace PrepBot.Practice.SixWeeks;

/// <summary>What the two would have filed about worked answers: the key of each, in the fields of the forms.</summary>
internal static class AsFiled
{
    /// <summary>What a listener keeps of an answer: a sentence of what was done, and one of what came of it.</summary>
    private static readonly AnswerParts[] Quoted = [AnswerParts.Action, AnswerParts.Result];

    public static Debrief ByInterviewer(IReadOnlyList<WorkedAnswer> answers, QuestionBank bank)
    {
        var scores = answers.Select(answer => new PrincipleScore(
            answer.Principle, answer.Verdict, Evidence(answer), Headline(answer, bank), Missing(answer), [.. Heard(answer, bank.Principles)]));
        var lift = answers.MinBy(answer => answer.Verdict)!;
        return new Debrief([.. scores], Overall(answers), Keep(answers), [WithoutNumbers(lift.Key.Lift)]);
    }

    /// <param name="number">The round's number: nobody sees themselves quite as others do, and some are kinder to themselves than others.</param>
    public static SelfReview ByCandidate(IReadOnlyList<WorkedAnswer> answers, QuestionBank bank, int number)
    {
        var views = answers.Select((answer, place) => new OwnView(
            answer.Principle, Near(answer.Verdict, ((number + place) % 3) - 1), Headline(answer, bank)));
        return new SelfReview([.. views], 3 + (number % 2), WithoutNumbers(answers[0].Key.Lift));
    }

    private static string Evidence(WorkedAnswer answer)
    {
        var sentences = answer.Paragraphs.SelectMany(paragraph => paragraph).ToList();
        return string.Join(' ', Quoted.SelectMany(part => answer.Key.Parts.GetValueOrDefault(part, []).Take(1)).Select(number => $"“{sentences[number - 1]}”"));
    }

    private static string Headline(WorkedAnswer answer, QuestionBank bank) => bank.TryGet(answer.Prompt)?.Short ?? "";

    private static AnswerParts Missing(WorkedAnswer answer) =>
        Enum.GetValues<AnswerParts>().Where(part => part != AnswerParts.None && answer.Key.Parts.GetValueOrDefault(part, []).Count == 0)
            .Aggregate(AnswerParts.None, (missing, part) => missing | part);

    private static IEnumerable<SignKey> Heard(WorkedAnswer answer, PrincipleSet principles)
    {
        var (principle, any) = (principles[answer.Principle], principles.AnyStory);
        var beats = answer.Key.Beats.Where(beat => beat.Sentences.Count > 0 && !beat.IsThin).Select(beat => beat.Beat).ToHashSet();
        return
        [
            .. principle.Beats.Concat(FailureStory.Beats).Where(beat => beats.Contains(beat.Id)).Select(SignKey.For),
            .. principle.GreenFlags.Concat(any.GreenFlags).Where(flag => answer.Key.Green.ContainsKey(flag.Id)).Select(SignKey.ForGreen),
            .. principle.RedFlags.Concat(any.RedFlags).Where(flag => answer.Key.Red.ContainsKey(flag.Id)).Select(SignKey.ForRed),
        ];
    }

    private static Inclination Overall(IReadOnlyList<WorkedAnswer> answers) => answers.Average(answer => (int)answer.Verdict) switch
    {
        < 1.5 => Inclination.StronglyNotInclined,
        < 2.5 => Inclination.NotInclined,
        < 3.5 => Inclination.Inclined,
        _ => Inclination.StronglyInclined,
    };

    /// <summary>Why the best of it was heard, where that stands by itself without the numbers of sentences.</summary>
    private static string Keep(IReadOnlyList<WorkedAnswer> answers) =>
        answers.OrderByDescending(answer => answer.Verdict).SelectMany(answer => answer.Key.Beats)
            .FirstOrDefault(beat => beat.Sentences.Count > 0 && !beat.Why.Contains('[', StringComparison.Ordinal))?.Why ?? "";

    private static Verdict Near(Verdict verdict, int step) => (Verdict)Math.Clamp((int)verdict + step, (int)Verdict.Concern, (int)Verdict.Strong);

    /// <summary>A reader of a debrief has no numbered sentences before them.</summary>
    private static string WithoutNumbers(string text)
    {
        while (text.IndexOf('[', StringComparison.Ordinal) is var from and >= 0 && text.IndexOf(']', from) is var to and >= 0)
            text = text.Remove(from, to + 1 - from);

        return string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Replace(" .", ".", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);
    }
}
