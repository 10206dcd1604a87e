using NodaTime;

namespace PrepBot.Domain.Coverage;

/// <summary>The day an instant falls on, as seen in a zone.</summary>
public static class LocalDay
{
    /// <param name="timeZone">IANA zone; unknown ones are read as UTC, since a zone is checked when it is set.</param>
    public static DateOnly From(DateTimeOffset instant, string timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
        return Instant.FromDateTimeOffset(instant).InZone(zone).Date.ToDateOnly();
    }
}
