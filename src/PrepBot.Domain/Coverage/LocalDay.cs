using NodaTime;

namespace PrepBot.Domain.Coverage;

/// <summary>The day an instant falls on, as seen in a zone.</summary>
public static class LocalDay
{
    /// <param name="timeZone">IANA zone; unknown ones are read as UTC, since a zone is checked when it is set.</param>
    public static DateOnly From(DateTimeOffset instant, string timeZone) => In(instant, timeZone).Date.ToDateOnly();

    /// <summary>Its time of day, and what people there call their time: "CET", "UTC", "-03".</summary>
    /// <inheritdoc cref="From"/>
    public static (TimeOnly Time, string ZoneName) TimeOf(DateTimeOffset instant, string timeZone)
    {
        var local = In(instant, timeZone);
        return (local.TimeOfDay.ToTimeOnly(), local.Zone.GetZoneInterval(local.ToInstant()).Name);
    }

    private static ZonedDateTime In(DateTimeOffset instant, string timeZone) =>
        Instant.FromDateTimeOffset(instant).InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc);
}
