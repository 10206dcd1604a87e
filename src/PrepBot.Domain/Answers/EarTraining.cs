using PrepBot.Domain.Debriefs;
using PrepBot.Values.Identity;
using PrepBot.Values.Text;

namespace PrepBot.Domain.Answers;

/// <summary>Which worked answer a member rates next, and how far they were from its key.</summary>
public static class EarTraining
{
    /// <summary>So many trainings in, a story may be read as it is told better: before that, one's own ear is not yet one's own.</summary>
    public const int BeforeStronger = 3;

    /// <summary>
    /// The next answer for a member: one they have not rated, whose story they have not heard either where there is such a one, in an order of their own; when
    /// they have rated all, the one rated longest ago. Null where there is none.
    /// </summary>
    /// <param name="book">The answers there are.</param>
    /// <param name="member">Whose order it is.</param>
    /// <param name="done">What they have rated.</param>
    /// <param name="kept">Keys of prompts they may be asked soon: what others said to these is not given away.</param>
    /// <param name="after">The one that stands before them and is to be passed over; null for none.</param>
    public static WorkedAnswer? Next(AnswerBook book, MemberId member, IReadOnlyList<Training> done, IReadOnlyCollection<string> kept, AnswerId? after = null)
    {
        var rated = done.ToDictionary(training => training.Answer, training => training.At);
        List<WorkedAnswer> order =
        [
            .. book.All
                .Where(answer => !kept.Contains(answer.Prompt.Key))
                .OrderBy(answer => rated.GetValueOrDefault(answer.Id, DateTimeOffset.MinValue))
                .ThenBy(answer => answer.SameStoryAs is { } other && rated.ContainsKey(other.Id))
                .ThenBy(answer => StableHash.Compute($"{member.Value} {answer.Id}"))
                .ThenBy(answer => answer.Id.Key, StringComparer.Ordinal),
        ];
        return order.Count == 0 ? null : order[(order.FindIndex(answer => answer.Id == after) + 1) % order.Count];
    }

    /// <summary>How far a verdict lies from the key's, in steps: above 0 is milder than the key, below 0 stricter; -3 to 3.</summary>
    public static int Steps(Verdict verdict, WorkedAnswer answer) => (int)verdict - (int)answer.Verdict;

    /// <summary>The same story as it is told better, once a member has trained often enough; null where there is none, or it is too early.</summary>
    public static WorkedAnswer? Stronger(AnswerBook book, WorkedAnswer answer, int trainings) =>
        trainings >= BeforeStronger && answer.SameStoryAs is { How: SameStoryHow.Quality } other && book.TryGet(other.Id) is { } told && told.Verdict > answer.Verdict
            ? told
            : null;
}

/// <summary>A worked answer that a member rated. Each counts once, as they rated it first.</summary>
/// <param name="Steps">As <see cref="EarTraining.Steps"/> has it.</param>
public sealed record Training(AnswerId Answer, DateTimeOffset At, int Steps);

/// <summary>What a member made of a worked answer, in the fields of a debrief.</summary>
/// <param name="Evidence">What they heard, in their words; 0-2000 characters.</param>
/// <param name="Missing">Parts they missed in it.</param>
/// <param name="Heard">Beats and flags they heard.</param>
public sealed record EarRating(Verdict Verdict, string Evidence, AnswerParts Missing, IReadOnlyList<SignKey> Heard);

/// <summary>How a member's ear stands to the keys, over their last trainings.</summary>
/// <param name="Count">How many these are, 1-<see cref="Window"/>.</param>
/// <param name="Within">How many of them lie at most one step from the key.</param>
/// <param name="Lean">The mean of their steps: above 0 is milder than the keys, below 0 stricter.</param>
public sealed record EarFigures(int Count, int Within, decimal Lean)
{
    /// <summary>So many of the last ones are counted: an ear changes.</summary>
    public const int Window = 10;

    /// <summary>The figures; null before the first training.</summary>
    public static EarFigures? From(IEnumerable<Training> trainings)
    {
        var last = trainings.OrderByDescending(training => training.At).Take(Window).ToList();
        return last.Count == 0 ? null : new EarFigures(last.Count, last.Count(training => Math.Abs(training.Steps) <= 1), last.Average(training => (decimal)training.Steps));
    }
}
