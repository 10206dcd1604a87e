using NodaTime;
using NodaTime.TimeZones;

namespace PrepBot.Domain.Coverage;

/// <summary>What is to be done about a channel's weekly post now.</summary>
/// <param name="Post">The week to post now, or null.</param>
/// <param name="IsLate">Whether the post comes noticeably after its time, which it then says.</param>
/// <param name="NextAt">When to look again.</param>
public readonly record struct WeeklyStep(IsoWeekNumber? Post, bool IsLate, DateTimeOffset NextAt);

/// <summary>
/// When the board of a week is posted: on the Monday after it, at an hour of the community's zone. Pure; the local plan is resolved each time it
/// is asked for, so a zone that changes its rules, or is changed by the organiser, is followed.
/// </summary>
public static class WeeklyPost
{
    /// <summary>The hour of Monday unless an organiser says otherwise.</summary>
    public const int DefaultHour = 9;

    /// <summary>A post missed by no more than this is made up for; a later one is skipped.</summary>
    public static readonly TimeSpan CatchUp = TimeSpan.FromHours(24);

    /// <summary>A post that comes later than this after its time says so.</summary>
    public static readonly TimeSpan Punctual = TimeSpan.FromMinutes(15);

    /// <summary>For so long a late debrief still changes the post.</summary>
    public static readonly TimeSpan EditFor = TimeSpan.FromHours(48);

    /// <summary>The instant a week's board is due.</summary>
    /// <param name="week">The week the board is about; it is over by then.</param>
    /// <param name="hour">Hour of that Monday, 0-23. One the clocks leave out moves on by what they skip; of one that comes twice the first counts.</param>
    /// <param name="timeZone">IANA zone; unknown ones are read as UTC, since a zone is checked when it is set.</param>
    public static DateTimeOffset DueAt(IsoWeekNumber week, int hour, string timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;
        var local = LocalDate.FromDateOnly(week.Plus(1).Monday).At(new LocalTime(hour, 0));
        return zone.ResolveLocal(local, Resolvers.LenientResolver).ToDateTimeOffset().ToUniversalTime();
    }

    /// <summary>The youngest week whose board has fallen due by now.</summary>
    public static IsoWeekNumber LatestDue(DateTimeOffset now, int hour, string timeZone)
    {
        var week = IsoWeekNumber.From(now, timeZone).Plus(-1);
        while (DueAt(week, hour, timeZone) > now)
            week = week.Plus(-1);

        return week;
    }

    /// <summary>Decides about one channel.</summary>
    /// <param name="openSince">When the channel was opened: what fell due before that is not made up for.</param>
    /// <param name="hour">The hour of Monday.</param>
    /// <param name="timeZone">The community's zone as it is now.</param>
    /// <param name="last">The youngest week posted in the channel, or null.</param>
    public static WeeklyStep Decide(DateTimeOffset now, DateTimeOffset openSince, int hour, string timeZone, IsoWeekNumber? last)
    {
        var week = LatestDue(now, hour, timeZone);
        var due = DueAt(week, hour, timeZone);
        var isNew = last is not { } posted || week > posted;
        var post = isNew && due >= openSince && now - due <= CatchUp;
        return new WeeklyStep(post ? week : null, post && now - due > Punctual, DueAt(week.Plus(1), hour, timeZone));
    }
}
