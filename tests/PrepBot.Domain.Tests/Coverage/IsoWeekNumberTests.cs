using FsCheck.Fluent;
using NodaTime;
using PrepBot.Domain.Coverage;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Coverage;

public sealed class IsoWeekNumberTests
{
    private static readonly FsCheck.Gen<IsoWeekNumber> AnyWeek =
        Gen.Choose(0, 73_000).Select(day => IsoWeekNumber.From(new DateOnly(1900, 1, 1).AddDays(day)));

    public static TheoryData<string> Zones { get; } =
    [
        "Etc/UTC", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "Europe/Madrid", "Europe/Volgograd", "Africa/Casablanca",
        "Asia/Tehran", "Asia/Kolkata", "Asia/Amman", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Pago_Pago",
    ];

    [Theory]
    [InlineData("2026-01-01", 202601)]
    [InlineData("2025-12-29", 202601)]
    [InlineData("2026-12-31", 202653)]
    [InlineData("2027-01-03", 202653)]
    [InlineData("2027-01-04", 202701)]
    [InlineData("2021-01-03", 202053)]
    [InlineData("2024-12-30", 202501)]
    [InlineData("2000-01-01", 199952)]
    public void DaysAtYearEnds_Of_FollowTheThursday(string day, int expected)
    {
        var week = IsoWeekNumber.From(DateOnly.ParseExact(day, "yyyy-MM-dd"));

        Assert.Equal(expected, week.Number);
    }

    [Fact]
    public void AnyDay_Of_AgreesWithTheYearOfItsThursday()
    {
        Rule.Holds(Gen.Choose(0, 150_000).Select(new DateOnly(1800, 1, 1).AddDays), day =>
        {
            var thursday = day.AddDays(4 - (day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek));

            var week = IsoWeekNumber.From(day);

            Assert.Equal((thursday.Year, ((thursday.DayOfYear - 1) / 7) + 1), (week.Year, week.Week));
            Assert.InRange(day.DayNumber - week.Monday.DayNumber, 0, 6);
        }, runs: 2_000);
    }

    [Fact]
    public void AnyWeek_Plus_IsTheInverseOfSince()
    {
        Rule.Holds(from week in AnyWeek from weeks in Gen.Choose(-600, 600) select (week, weeks), given =>
        {
            var other = given.week.Plus(given.weeks);

            Assert.Equal(given.weeks, other.Since(given.week));
            Assert.Equal(given.week, other.Plus(-given.weeks));
        });
    }

    [Fact]
    public void AnyTwoWeeks_Compared_OrderIsTheirMondays()
    {
        Rule.Holds(AnyWeek.Two(), (pair) =>
        {
            var (one, other) = (pair.Item1, pair.Item2);

            Assert.Equal(Math.Sign(one.Monday.CompareTo(other.Monday)), Math.Sign(one.CompareTo(other)));
            Assert.Equal(one.Monday < other.Monday, one < other);
            Assert.Equal(one.Monday >= other.Monday, one >= other);
        });
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void ThreeYearsOfHours_Of_EveryWeekComesOnceAndInOrder(string zone)
    {
        var from = new DateTimeOffset(2020, 11, 1, 0, 0, 0, TimeSpan.Zero);
        var weeks = new List<IsoWeekNumber>();

        for (var hour = 0; hour < 3 * 366 * 24; hour++)
        {
            var week = IsoWeekNumber.From(from.AddHours(hour), zone);
            if (weeks.Count == 0 || weeks[^1] != week)
                weeks.Add(week);
        }

        Assert.InRange(weeks.Count, 157, 158);
        Assert.Equal(Enumerable.Range(0, weeks.Count).Select(weeks[0].Plus), weeks);
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void MondayMidnights_Of_TheWeekBeginsJustThen(string zone)
    {
        var rules = DateTimeZoneProviders.Tzdb[zone];
        var firstMonday = new LocalDate(2010, 1, 4);

        for (var index = 0; index < 15 * 52; index++)
        {
            var monday = firstMonday.PlusWeeks(index);
            var start = rules.AtStartOfDay(monday).ToInstant().ToDateTimeOffset();
            var week = IsoWeekNumber.From(new DateOnly(monday.Year, monday.Month, monday.Day));

            Assert.Equal(week, IsoWeekNumber.From(start, zone));
            Assert.Equal(week.Plus(-1), IsoWeekNumber.From(start.AddTicks(-1), zone));
        }
    }

    [Fact]
    public void Apia_FridayLeftOut_TheWeekHasSixDays()
    {
        var thursday = new DateTimeOffset(2011, 12, 30, 9, 59, 0, TimeSpan.Zero);

        var weeks = new[] { thursday, thursday.AddMinutes(1), thursday.AddDays(2), thursday.AddDays(2).AddMinutes(1) }
            .Select(instant => IsoWeekNumber.From(instant, "Pacific/Apia").Number);

        Assert.Equal([201152, 201152, 201152, 201201], weeks);
    }

    [Fact]
    public void Kiritimati_SaturdayLeftOut_TheWeekGoesOn()
    {
        var friday = new DateTimeOffset(1994, 12, 31, 9, 39, 0, TimeSpan.Zero);

        var weeks = new[] { friday, friday.AddHours(1), friday.AddDays(1).AddHours(1) }
            .Select(instant => IsoWeekNumber.From(instant, "Pacific/Kiritimati").Number);

        Assert.Equal([199452, 199452, 199501], weeks);
    }

    [Fact]
    public void TehranMonday_MidnightLeftOutByTheClockChange_TheWeekBeginsAtOne()
    {
        var firstInstant = new DateTimeOffset(2021, 3, 21, 20, 30, 0, TimeSpan.Zero);

        var weeks = new[] { firstInstant.AddTicks(-1), firstInstant }.Select(instant => IsoWeekNumber.From(instant, "Asia/Tehran").Number);

        Assert.Equal([202111, 202112], weeks);
    }

    [Fact]
    public void UnknownZone_Of_IsReadAsUtc()
    {
        var sunday = new DateTimeOffset(2026, 11, 29, 23, 59, 0, TimeSpan.Zero);

        var week = IsoWeekNumber.From(sunday, "Mars/Olympus_Mons");

        Assert.Equal("2026-W48", week.ToString());
    }
}
