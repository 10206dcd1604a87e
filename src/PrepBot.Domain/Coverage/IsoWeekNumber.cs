using System.Globalization;

namespace PrepBot.Domain.Coverage;

/// <summary>An ISO week: Monday to Sunday. Sorts and compares by its number, year times 100 plus week: 202647.</summary>
/// <param name="Number">Year times 100 plus week.</param>
public readonly record struct IsoWeekNumber(int Number) : IComparable<IsoWeekNumber>
{
    /// <summary>The week's year, which is not always the calendar's.</summary>
    public int Year => Number / 100;

    /// <summary>1-53.</summary>
    public int Week => Number % 100;

    /// <summary>Its Monday.</summary>
    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Week, DayOfWeek.Monday));

    /// <summary>The week an instant falls into, as seen in a zone.</summary>
    /// <param name="timeZone">IANA zone; unknown ones are read as UTC, since a zone is checked when it is set.</param>
    public static IsoWeekNumber From(DateTimeOffset instant, string timeZone) => From(LocalDay.From(instant, timeZone));

    /// <summary>The week a day falls into.</summary>
    public static IsoWeekNumber From(DateOnly day)
    {
        var at = day.ToDateTime(TimeOnly.MinValue);
        return new IsoWeekNumber((ISOWeek.GetYear(at) * 100) + ISOWeek.GetWeekOfYear(at));
    }

    /// <summary>So many weeks later, or earlier for a negative number.</summary>
    public IsoWeekNumber Plus(int weeks) => From(Monday.AddDays(7 * weeks));

    /// <summary>How many weeks lie between, positive when <paramref name="earlier"/> is earlier.</summary>
    public int Since(IsoWeekNumber earlier) => (Monday.DayNumber - earlier.Monday.DayNumber) / 7;

    public int CompareTo(IsoWeekNumber other) => Number.CompareTo(other.Number);

    public static bool operator <(IsoWeekNumber left, IsoWeekNumber right) => left.Number < right.Number;

    public static bool operator >(IsoWeekNumber left, IsoWeekNumber right) => left.Number > right.Number;

    public static bool operator <=(IsoWeekNumber left, IsoWeekNumber right) => left.Number <= right.Number;

    public static bool operator >=(IsoWeekNumber left, IsoWeekNumber right) => left.Number >= right.Number;

    public override string ToString() => $"{Year}-W{Week:00}";
}
