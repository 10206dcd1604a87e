using PrepBot.Domain.Answers;
using PrepBot.Domain.Principles;

namespace PrepBot.Practice.SixWeeks;

/// <summary>Who met whom in the six weeks, when and about what. The same for the same group and the same day.</summary>
internal static class SixWeeksPlan
{
    public const int Minutes = 45;

    /// <summary>The weeks before today.</summary>
    private const int Weeks = 6;

    private const int Principles = 2;

    /// <summary>Days of a week with a round, from the first of the seven; the last one is the day before today.</summary>
    private static readonly int[] Days = [0, 2, 4, 6];

    /// <summary>Somebody who has been a candidate this often comes back to what they began with.</summary>
    private const int ComesBackAfter = 4;

    /// <summary>The rounds, oldest first. Empty where two of the group would be one, or the value set has too few principles with worked answers.</summary>
    /// <param name="people">How many there are.</param>
    public static IReadOnlyList<PlannedRound> Create(int people, PrincipleSet principles, AnswerBook answers, DateTimeOffset now)
    {
        var told = principles.InPublishedOrder.Where(principle => answers.For(principle.Id).Any()).ToList();
        if (people < 2 || told.Count < Principles)
            return [];

        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        var heard = new HashSet<(int Candidate, AnswerId Answer)>();
        return
        [
            .. from number in Enumerable.Range(0, Weeks * Days.Length)
               let candidate = number % people
               let before = number / people
               let interviewer = (candidate + 1 + (before % (people - 1))) % people
               let first = (candidate * 3) + (Principles * (before % ComesBackAfter))
               let about = Enumerable.Range(first, Principles).Select(place => told[place % told.Count].Id).ToList()
               let day = Days[number % Days.Length] - (7 * (Weeks - (number / Days.Length)))
               select new PlannedRound(
                   number, interviewer, candidate, today.AddDays(day).AddHours(17 + (number % 3)),
                   [.. about.Select(principle => Choose(answers.For(principle), candidate, number, before >= ComesBackAfter, heard))]),
        ];
    }

    /// <summary>Whoever comes back to a principle tells the best of what they have not told; before that it is as it comes.</summary>
    private static WorkedAnswer Choose(
        IEnumerable<WorkedAnswer> answers, int candidate, int number, bool comesBack, HashSet<(int Candidate, AnswerId Answer)> heard)
    {
        var all = answers.OrderBy(answer => answer.Verdict).ToList();
        var fresh = all.Where(answer => !heard.Contains((candidate, answer.Id))).ToList();
        var left = fresh.Count > 0 ? fresh : all;
        var chosen = comesBack ? left[^1] : left[number % left.Count];
        heard.Add((candidate, chosen.Id));
        return chosen;
    }
}

/// <summary>A round of the plan.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Interviewer">Their place in the group, from 0.</param>
/// <param name="Candidate">Likewise.</param>
/// <param name="At">When they began.</param>
/// <param name="Answers">What the candidate told, one for each principle.</param>
internal sealed record PlannedRound(int Number, int Interviewer, int Candidate, DateTimeOffset At, IReadOnlyList<WorkedAnswer> Answers);
