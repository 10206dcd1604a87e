using PrepBot.Domain.Zones;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Pairing;

/// <summary>A round that took place: when it began, and who was in it.</summary>
public readonly record struct HeldRound(DateTimeOffset Began, MemberId InterviewerId, MemberId CandidateId);

/// <summary>When most rounds of a group begin: days of the week, and the hours on them.</summary>
/// <param name="Days">1-3 days, Monday first.</param>
/// <param name="From">The first hour, 0-22.</param>
/// <param name="Until">The hour it ends with, up to 24.</param>
public sealed record BusyHours(IReadOnlyList<DayOfWeek> Days, int From, int Until)
{
    /// <summary>Nothing is said of fewer members: it would tell when one of them is there.</summary>
    public const int MinMembers = 5;

    /// <summary>Nothing is said of fewer rounds: it would be chance.</summary>
    public const int MinRounds = 10;

    /// <summary>Older rounds say nothing of this week.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(12 * 7);

    private const int MaxDays = 3;

    private static readonly int[] Lengths = [2, 3, 4];

    /// <summary>
    /// The fewest days and hours in which more than half of the rounds began; null where too few took place, or they are spread too far for such words. Of equal ones
    /// the one with more rounds, then the earlier.
    /// </summary>
    /// <param name="rounds">Those that took place lately.</param>
    /// <param name="timeZone">IANA zone the group counts in.</param>
    public static BusyHours? Find(IReadOnlyCollection<HeldRound> rounds, string timeZone)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        if (rounds.Count < MinRounds || rounds.SelectMany(round => new[] { round.InterviewerId, round.CandidateId }).Distinct().Count() < MinMembers)
            return null;

        var times = rounds.Select(round => LocalClock.WeekTime(round.Began, timeZone)).ToList();
        return Lengths.SelectMany(length => Enumerable.Range(0, 25 - length).Select(from => In(times, from, from + length)))
            .Where(found => 2 * found.Count > times.Count)
            .OrderBy(found => found.Hours.Days.Count * (found.Hours.Until - found.Hours.From))
            .ThenByDescending(found => found.Count)
            .ThenBy(found => found.Hours.From)
            .Select(found => found.Hours)
            .FirstOrDefault();
    }

    /// <summary>The days on which most began in these hours, as few as make more than half of all, and how many that are.</summary>
    private static (BusyHours Hours, int Count) In(List<(DayOfWeek Day, int Hour)> times, int from, int until)
    {
        var days = new List<DayOfWeek>();
        var count = 0;
        foreach (var day in times.Where(time => time.Hour >= from && time.Hour < until).GroupBy(time => time.Day)
            .OrderByDescending(day => day.Count()).ThenBy(day => FromMonday(day.Key)).Take(MaxDays))
        {
            days.Add(day.Key);
            count += day.Count();
            if (2 * count > times.Count)
                break;
        }

        return (new BusyHours([.. days.OrderBy(FromMonday)], from, until), count);
    }

    private static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;
}
