using FsCheck.Fluent;
using NodaTime;
using PrepBot.Domain.Coverage;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Coverage;

/// <summary>Two years of Mondays in twelve zones, through clocks that change, downtime and an organiser who moves.</summary>
public sealed class WeeklyPostTests
{
    private const int Hour = 9;
    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Zones => new(
        "Etc/UTC", "America/New_York", "Europe/Madrid", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe", "Africa/Casablanca",
        "America/Santiago", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Honolulu", "Asia/Gaza");

    [Theory]
    [MemberData(nameof(Zones))]
    public void HundredAndFourWeeks_Walked_ArePostedEachOnceOnMondayAtNine(string zone)
    {
        var posts = Walk(new DateTimeOffset(2025, 12, 1, 12, 0, 0, TimeSpan.Zero), 104, zone, (_, at) => at);

        Assert.Equal(104, posts.Count);
        Assert.Equal(Enumerable.Range(0, 104).Select(later => posts[0].Week.Plus(later)), posts.Select(post => post.Week));
        Assert.Contains(posts, post => post.Week.Week == 53);
        Assert.All(posts, post =>
        {
            var local = Instant.FromDateTimeOffset(post.At).InZone(DateTimeZoneProviders.Tzdb[zone]);
            Assert.Equal((IsoDayOfWeek.Monday, Hour, 0), (local.DayOfWeek, local.Hour, local.Minute));
            Assert.Equal(post.Week.Plus(1).Monday, local.Date.ToDateOnly());
            Assert.False(post.IsLate);
        });
    }

    [Theory]
    [InlineData(2, false, true)]
    [InlineData(24, false, true)]
    [InlineData(25, true, false)]
    [InlineData((24 * 8) + 1, true, false)]
    public void Downtime_OfSomeHours_IsMadeUpForWithinADay(int hours, bool skipped, bool isLate)
    {
        var due = WeeklyPost.DueAt(new IsoWeekNumber(202647), Hour, "Europe/Madrid");

        var step = WeeklyPost.Decide(due.AddHours(hours), LongAgo, Hour, "Europe/Madrid", new IsoWeekNumber(202646));

        Assert.Equal((skipped, isLate), (step.Post is null, step.IsLate));
        Assert.True(step.NextAt > due.AddHours(hours));
    }

    [Fact]
    public void SecondBeforeItsTime_NothingIsPosted()
    {
        var due = WeeklyPost.DueAt(new IsoWeekNumber(202647), Hour, "America/New_York");

        var step = WeeklyPost.Decide(due.AddSeconds(-1), LongAgo, Hour, "America/New_York", new IsoWeekNumber(202646));

        Assert.Null(step.Post);
        Assert.Equal(due, step.NextAt);
    }

    [Fact]
    public void ChannelOpenedAfterTheHour_WaitsForTheNextMonday()
    {
        var due = WeeklyPost.DueAt(new IsoWeekNumber(202647), Hour, "Etc/UTC");

        var step = WeeklyPost.Decide(due.AddHours(1), openSince: due.AddMinutes(1), Hour, "Etc/UTC", last: null);

        Assert.Null(step.Post);
        Assert.Equal(due.AddDays(7), step.NextAt);
    }

    [Theory]
    [InlineData(2, "2026-03-30T00:30:00Z")]
    [InlineData(3, "2026-03-30T00:30:00Z")]
    public void HourTheClocksLeaveOut_MovesOnByWhatTheySkip(int hour, string expected)
    {
        // Troll skips from 01:00 to 03:00 on Sundays only; a Monday gap needs a zone whose change falls on one.
        var zone = DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(HasMondayGap);
        Assert.SkipWhen(zone is null, "No zone skips an hour on a Monday any more.");

        var (week, gapHour) = MondayGap(zone!)!.Value;
        var due = WeeklyPost.DueAt(week, gapHour, zone!);
        var local = Instant.FromDateTimeOffset(due).InZone(DateTimeZoneProviders.Tzdb[zone!]);

        Assert.Equal(week.Plus(1).Monday, local.Date.ToDateOnly());
        Assert.True(local.Hour > gapHour, $"{hour} {expected}");
    }

    [Fact]
    public void ZonesMovedAtRandom_NeverPostAWeekTwiceNorEarly()
    {
        var zones = Zones.Select(row => row.Data).ToArray();
        var any = Gen.ArrayOf(Gen.Elements(zones).Zip(Gen.Choose(0, 60 * 24 * 9)));
        Rule.Holds(any, moves =>
        {
            var now = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
            IsoWeekNumber? last = null;
            foreach (var (zone, minutes) in moves)
            {
                // The organiser sets a zone: looked at at once. Then time goes by, and what was planned comes.
                var end = now.AddMinutes(minutes);
                for (var at = now; at <= end;)
                {
                    var step = WeeklyPost.Decide(at, LongAgo, Hour, zone, last);
                    if (step.Post is { } week)
                    {
                        Assert.True(last is null || week > last);
                        Assert.True(at >= WeeklyPost.DueAt(week, Hour, zone));
                        last = week;
                    }

                    at = step.NextAt;
                }

                now = end;
            }
        });
    }

    [Fact]
    public void DowntimesAtRandom_PostEveryWeekThatWasMissedByLessThanADay()
    {
        Rule.Holds(Gen.Choose(0, 60 * 48).ArrayOf(60), delays =>
        {
            var posts = Walk(new DateTimeOffset(2025, 12, 1, 12, 0, 0, TimeSpan.Zero), 60, "America/New_York", (turn, at) => at.AddMinutes(delays[turn]));

            var kept = delays.Where(delay => delay <= 60 * 24).ToList();
            Assert.Equal(kept.Count, posts.Count);
            Assert.Equal(kept.Select(delay => delay > 15), posts.Select(post => post.IsLate));
            Assert.Equal(posts.Select(post => post.Week).Distinct(), posts.Select(post => post.Week));
        });
    }

    /// <summary>Goes from one planned instant to the next, each reached when <paramref name="reached"/> says.</summary>
    private static List<(IsoWeekNumber Week, DateTimeOffset At, bool IsLate)> Walk(
        DateTimeOffset from, int turns, string zone, Func<int, DateTimeOffset, DateTimeOffset> reached)
    {
        var posts = new List<(IsoWeekNumber Week, DateTimeOffset At, bool IsLate)>();
        var planned = WeeklyPost.Decide(from, from, Hour, zone, last: null).NextAt;
        for (var turn = 0; turn < turns; turn++)
        {
            var now = reached(turn, planned);
            var step = WeeklyPost.Decide(now, LongAgo, Hour, zone, posts.Count == 0 ? null : posts[^1].Week);
            if (step.Post is { } week)
                posts.Add((week, now, step.IsLate));

            planned = step.NextAt;
        }

        return posts;
    }

    private static bool HasMondayGap(string zone) => MondayGap(zone) is not null;

    private static (IsoWeekNumber Week, int Hour)? MondayGap(string zone)
    {
        var from = Instant.FromUtc(1990, 1, 1, 0, 0);
        foreach (var interval in DateTimeZoneProviders.Tzdb[zone].GetZoneIntervals(from, Instant.FromUtc(2030, 1, 1, 0, 0)))
        {
            if (!interval.HasStart || interval.Start <= from)
                continue;

            var before = interval.Start.Minus(Duration.Epsilon).InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime;
            var gapStart = before.PlusNanoseconds(1);
            if (interval.IsoLocalStart > gapStart && gapStart.DayOfWeek == IsoDayOfWeek.Monday && gapStart is { Minute: 0, Hour: < 22 }
                && (interval.IsoLocalStart - gapStart).ToDuration() >= Duration.FromHours(1))
            {
                return (IsoWeekNumber.From(gapStart.Date.ToDateOnly()).Plus(-1), gapStart.Hour);
            }
        }

        return null;
    }
}
