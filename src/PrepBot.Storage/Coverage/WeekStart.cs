using NodaTime;
using PrepBot.Domain.Coverage;

namespace PrepBot.Storage.Coverage;

/// <summary>The instant a week begins in a zone: rounds are found by the instant they ended.</summary>
internal static class WeekStart
{
    /// <param name="timeZone">IANA zone; unknown ones are read as UTC.</param>
    public static DateTimeOffset Get(IsoWeekNumber week, string timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
        return zone.AtStartOfDay(LocalDate.FromDateOnly(week.Monday)).ToDateTimeOffset();
    }
}
