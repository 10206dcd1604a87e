using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Zones;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Tests.Pairing;

/// <summary>Who is rung, in which order, how often, and in which hours of their own day.</summary>
public sealed class RingRulesTests
{
    private static readonly TimeSpan TwelveWeeks = TimeSpan.FromDays(84);
    private static readonly Waiter Raj = Waiters.Waiter(1, WantedRole.Interviewer);

    [Fact]
    public void NobodyMetAndNobodyRung_WhoAskedFirstIsRung()
    {
        Assert.Equal(3, Next(Target(2, askedHoursAgo: 2), Target(3, askedHoursAgo: 5), Target(4, askedHoursAgo: 3)));
    }

    [Fact]
    public void RungLessToday_ComesBeforeWhoAskedFirst()
    {
        Assert.Equal(2, Next(Target(2, 2), Target(3, 5) with { Rung = [Waiters.Now.AddHours(-1)] }));
    }

    [Fact]
    public void MetLately_ComesLast()
    {
        Assert.Equal(2, Next(Target(2, 2) with { Rung = [Waiters.Now.AddHours(-1)] }, Target(3, 5) with { LastMet = Waiters.Now.AddDays(-83) }));
        Assert.Equal(3, Next(Target(2, 2), Target(3, 5) with { LastMet = Waiters.Now.AddDays(-85) }));
        Assert.Equal(3, Next(Target(3, 5) with { LastMet = Waiters.Now.AddDays(-1) }));
    }

    [Fact]
    public void Blocked_EitherWay_NeverRung()
    {
        Assert.Null(Next(Target(2, 2) with { DoNotPair = new HashSet<MemberId> { Waiters.Member(1) } }));
        Assert.Null(RingRules.Next(Raj.Blocks(2), [Target(2, 2)], RingRules.Waking, TwelveWeeks, Waiters.Now));
    }

    [Theory]
    [InlineData(WantedRole.Interviewer, false)]
    [InlineData(WantedRole.Candidate, true)]
    [InlineData(WantedRole.Either, true)]
    public void Parts_FitAsInAPairing(WantedRole wished, bool rung)
    {
        var target = Target(2, 2);

        Assert.Equal(rung, Next(target with { Wish = target.Wish with { Role = wished } }) is not null);
    }

    [Fact]
    public void BusyAskedAlreadyLapsedOrSnoozed_NotRung()
    {
        var target = Target(2, 2);

        Assert.Null(Next(target with { IsBusy = true }));
        Assert.Null(Next(target with { WasAsked = true }));
        Assert.Null(Next(target with { Wish = target.Wish with { ExpiresAt = Waiters.Now } }));
        Assert.Null(Next(target with { Wish = target.Wish with { SnoozedUntil = Waiters.Now.AddMinutes(1) } }));
        Assert.Equal(2, Next(target with { Wish = target.Wish with { SnoozedUntil = Waiters.Now } }));
    }

    [Fact]
    public void WhoWaitsIsInARoundOrHasLapsed_NobodyIsRung()
    {
        Assert.Null(RingRules.Next(Raj with { InRound = true }, [Target(2, 2)], RingRules.Waking, TwelveWeeks, Waiters.Now));
        Assert.Null(RingRules.Next(Raj with { Entry = Raj.Entry with { ExpiresAt = Waiters.Now } }, [Target(2, 2)], RingRules.Waking, TwelveWeeks, Waiters.Now));
    }

    /// <summary>18:00 UTC; in Kolkata the day began at 18:30 UTC yesterday.</summary>
    [Fact]
    public void ThreeRingsOfTheirOwnDay_AreEnough()
    {
        var target = Target(2, 20) with { Rung = [Waiters.Now.AddHours(-1), Waiters.Now.AddHours(-3), Waiters.Now.AddHours(-17.5)] };

        Assert.Null(Next(target));
        Assert.Equal(3, RingRules.RungToday(target with { TimeZone = "Etc/UTC" }, Waiters.Now));
        Assert.Equal(2, RingRules.RungToday(target with { TimeZone = "America/New_York" }, Waiters.Now));
    }

    [Theory]
    [InlineData("Etc/UTC", true)]
    [InlineData("Europe/Moscow", true)]
    [InlineData("Asia/Dubai", false)]
    [InlineData("Asia/Tokyo", false)]
    [InlineData("America/Los_Angeles", true)]
    public void At1800Utc_OnlyBetweenEightAndTwentyTwoOfTheirOwnDay(string zone, bool rung)
    {
        Assert.Equal(rung, Next(Target(2, 2) with { TimeZone = zone }) is not null);
    }

    [Fact]
    public void AskedWithinTheHour_RungAtNightToo()
    {
        Assert.Equal(2, Next(Target(2, 0.9) with { TimeZone = "Asia/Tokyo" }));
        Assert.Null(Next(Target(2, 1) with { TimeZone = "Asia/Tokyo" }));
    }

    [Fact]
    public void HoursOfTheGroupAndOfTheMember_BothHold()
    {
        Assert.Null(RingRules.Next(Raj, [Target(2, 2)], new RingHours(9, 18), TwelveWeeks, Waiters.Now));
        Assert.NotNull(RingRules.Next(Raj, [Target(2, 2)], new RingHours(18, 19), TwelveWeeks, Waiters.Now));
        Assert.Null(Next(Target(2, 2) with { UsualHours = new RingHours(9, 18) }));
        Assert.Equal(2, Next(Target(2, 2) with { UsualHours = new RingHours(18, 20) }));
        Assert.Null(RingRules.Next(Raj, [Target(2, 2) with { TimeZone = "Asia/Tokyo" }], new RingHours(0, 24), TwelveWeeks, Waiters.Now));
    }

    [Fact]
    public void Ring_IsAboutWhatItsCandidateWishes_AndAsLongAsBothCan()
    {
        PrincipleId frugality = new("frugality"), dive = new("dive-deep");
        var target = Target(2, 2) with { Rung = [Waiters.Now.AddHours(-1)] };
        target = target with { Wish = target.Wish with { Role = WantedRole.Either, Principles = [frugality], Minutes = 30 } };

        var asked = RingRules.Begin(default, target, Raj.Entry with { Principles = [dive], Minutes = 45 }, 45, Waiters.Now);
        var asks = RingRules.Begin(default, target, Raj.Entry with { Role = WantedRole.Candidate, Principles = [dive] }, 45, Waiters.Now);
        var open = RingRules.Begin(default, target, Raj.Entry with { Role = WantedRole.Candidate }, 45, Waiters.Now);

        Assert.Equal((WantedRole.Candidate, frugality, 30, 2), (asked.Role, asked.Principles[0], asked.Minutes, asked.Number));
        Assert.Equal((WantedRole.Interviewer, dive), (asks.Role, asks.Principles[0]));
        Assert.Equal([frugality], open.Principles);
        Assert.Equal(Waiters.Now.AddMinutes(3), asked.AnswerBy);
    }

    [Fact]
    public void NextDay_BeginsByTheirOwnClock_OverAChangeOfClocksToo()
    {
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 5, 0, 0, TimeSpan.Zero), LocalClock.NextDayBegins(Waiters.Now, "America/New_York"));
        Assert.Equal(new DateTimeOffset(2027, 3, 14, 5, 0, 0, TimeSpan.Zero), LocalClock.DayBegan(new DateTimeOffset(2027, 3, 15, 3, 0, 0, TimeSpan.Zero), "America/New_York"));
        Assert.Equal(18, LocalClock.HourAt(Waiters.Now, "No/Such"));
    }

    private static int? Next(params RingTarget[] targets) =>
        RingRules.Next(Raj, targets, RingRules.Waking, TwelveWeeks, Waiters.Now) is { } next ? Enumerable.Range(1, 9).First(i => Waiters.Member(i) == next.Wish.MemberId) : null;

    private static RingTarget Target(int number, double askedHoursAgo) =>
        new(RingWish.From(Waiters.Waiter(number, WantedRole.Candidate).Entry, Waiters.Now.AddHours(-askedHoursAgo)), "Etc/UTC");
}
