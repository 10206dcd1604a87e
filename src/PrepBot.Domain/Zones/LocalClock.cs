using NodaTime;

namespace PrepBot.Domain.Zones;

/// <summary>What the clock on the wall says in a zone. A zone that is not known is read as UTC, since a zone is checked when it is set.</summary>
public static class LocalClock
{
    /// <summary>The hour of the day, 0-23.</summary>
    /// <param name="timeZone">IANA zone.</param>
    public static int HourAt(DateTimeOffset instant, string timeZone) => Instant.FromDateTimeOffset(instant).InZone(Zone(timeZone)).Hour;

    /// <summary>The day of the week, and the hour of it.</summary>
    /// <param name="timeZone">IANA zone.</param>
    public static (DayOfWeek Day, int Hour) WeekTime(DateTimeOffset instant, string timeZone)
    {
        var local = Instant.FromDateTimeOffset(instant).InZone(Zone(timeZone));
        return (local.Date.ToDateOnly().DayOfWeek, local.Hour);
    }

    /// <summary>When the local day of an instant began.</summary>
    /// <param name="timeZone">IANA zone.</param>
    public static DateTimeOffset DayBegan(DateTimeOffset instant, string timeZone) => Begins(instant, timeZone, days: 0);

    /// <summary>When the next local day begins.</summary>
    /// <param name="timeZone">IANA zone.</param>
    public static DateTimeOffset NextDayBegins(DateTimeOffset instant, string timeZone) => Begins(instant, timeZone, days: 1);

    private static DateTimeOffset Begins(DateTimeOffset instant, string timeZone, int days)
    {
        var zone = Zone(timeZone);
        return zone.AtStartOfDay(Instant.FromDateTimeOffset(instant).InZone(zone).Date.PlusDays(days)).ToDateTimeOffset().ToUniversalTime();
    }

    private static DateTimeZone Zone(string timeZone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
}
