using PrepBot.Domain.Pairing;

namespace PrepBot.Domain.Tests.Pairing;

/// <summary>When most rounds of a group start: said from its own history, and never of too few.</summary>
public sealed class BusyHoursTests
{
    /// <summary>A Tuesday and a Thursday evening in Madrid, an hour ahead of UTC.</summary>
    private static readonly DateTimeOffset Tuesday = new(2026, 11, 24, 17, 30, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Thursday = Tuesday.AddDays(2).AddHours(1);

    [Fact]
    public void MoreThanHalfOnTwoEvenings_TheseDaysAndHours_ByTheGroupsOwnClock()
    {
        var busy = BusyHours.Find([.. Rounds(Tuesday, 4), .. Rounds(Thursday, 3), .. Elsewhere(5)], "Europe/Madrid");

        Assert.NotNull(busy);
        Assert.Equal([DayOfWeek.Tuesday, DayOfWeek.Thursday], busy.Days);
        Assert.Equal((18, 20), (busy.From, busy.Until));
    }

    [Fact]
    public void JustHalf_NothingIsSaid()
    {
        Assert.Null(BusyHours.Find([.. Rounds(Tuesday, 5), .. Elsewhere(5)], "Europe/Madrid"));
        Assert.NotNull(BusyHours.Find([.. Rounds(Tuesday, 6), .. Elsewhere(5)], "Europe/Madrid"));
    }

    [Fact]
    public void NineRoundsOrFourMembers_NothingIsSaid()
    {
        Assert.Null(BusyHours.Find([.. Rounds(Tuesday, 9)], "Europe/Madrid"));
        Assert.NotNull(BusyHours.Find([.. Rounds(Tuesday, 10)], "Europe/Madrid"));
        Assert.Null(BusyHours.Find([.. Rounds(Tuesday, 10).Select((round, i) => round with { InterviewerId = Waiters.Member(i % 2), CandidateId = Waiters.Member(2 + (i % 2)) })], "Europe/Madrid"));
    }

    private static IEnumerable<HeldRound> Rounds(DateTimeOffset at, int count) =>
        Enumerable.Range(0, count).Select(i => new HeldRound(at.AddDays(-7 * i), Waiters.Member(i % 5), Waiters.Member((i + 1) % 5)));

    /// <summary>A round on another day and at another hour each.</summary>
    private static IEnumerable<HeldRound> Elsewhere(int count) =>
        Enumerable.Range(0, count).Select(i => new HeldRound(Tuesday.AddDays(i < 1 ? -1 : i + 2).AddHours(-12 + (4 * (i % 3))), Waiters.Member(i % 5), Waiters.Member((i + 2) % 5)));
}
