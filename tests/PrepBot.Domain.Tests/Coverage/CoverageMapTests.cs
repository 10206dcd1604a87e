using FsCheck;
using FsCheck.Fluent;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Domain.Tests.Coverage;

public sealed class CoverageMapTests
{
    private static readonly DateTimeOffset Now = Some.Now;
    private static readonly PrincipleSet Set = Some.PrincipleSet(5);
    private static readonly PrincipleId First = Set.InPublishedOrder[0].Id;
    private static readonly MemberId[] Raters = [Some.Member(), Some.Member(), Some.Member(), Some.Member()];

    private static readonly Gen<List<Credit>> AnyCredits = (
        from principle in Gen.Elements(Set.InPublishedOrder.Select(principle => principle.Id))
        from verdict in Gen.Elements(Verdict.Concern, Verdict.MildConcern, Verdict.Solid, Verdict.Strong)
        from own in Gen.Elements<Verdict?>(null, Verdict.NotProbed, Verdict.Concern, Verdict.Strong)
        from rater in Gen.Elements(Raters)
        from minutes in Gen.Choose(0, 400_000)
        select Some.Credit(principle, verdict, own, rater, Now.AddMinutes(-minutes))).ListOf();

    [Fact]
    public void NoCredits_Map_IsEmptyAndSaysWhereToBegin()
    {
        var map = MapOf();

        Assert.Equal((0, 0, (PrincipleId?)First), (map.Covered, map.Streak.Weeks, map.Next));
        Assert.Equal(Set.InPublishedOrder.Select(principle => principle.Id), map.Cells.Select(cell => cell.Principle));
    }

    [Fact]
    public void SomeCredits_Cell_ShowsTheLatest()
    {
        var map = MapOf(
            Some.Credit(First, Verdict.Strong, at: Now.AddDays(-1)), Some.Credit(First, Verdict.MildConcern, at: Now.AddDays(-9)));

        var cell = map.Cells[0];
        Assert.Equal((2, Now.AddDays(-1), Verdict.Strong), (cell.Times, cell.LastAt, cell.LastVerdict));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, 3.0)]
    public void Raters_Mean_IsWithheldBelowThree(int raters, double? expected)
    {
        var map = MapOf([.. Enumerable.Range(0, raters).Select(index => Some.Credit(First, Verdict.Solid, interviewer: Raters[index]))]);

        Assert.Equal(expected, map.Cells[0].MeanVerdict);
    }

    [Fact]
    public void SameRaterThreeTimes_Mean_IsWithheld()
    {
        var map = MapOf([.. Enumerable.Range(0, 3).Select(_ => Some.Credit(First, own: Verdict.Solid, interviewer: Raters[0]))]);

        Assert.Equal((1, null, null), (map.Cells[0].Raters, map.Cells[0].MeanVerdict, map.Cells[0].MeanGap));
    }

    [Fact]
    public void ThreeRatersButOneOwnView_Gap_IsWithheld()
    {
        var map = MapOf(
            Some.Credit(First, Verdict.Solid, Verdict.Strong, Raters[0]),
            Some.Credit(First, Verdict.Solid, null, Raters[1]),
            Some.Credit(First, Verdict.Solid, Verdict.NotProbed, Raters[2]));

        Assert.Equal((3.0, null), (map.Cells[0].MeanVerdict, map.Cells[0].MeanGap));
    }

    [Fact]
    public void ThreeRatersWithOwnViews_Gap_IsTheMeanDifference()
    {
        var map = MapOf(
            Some.Credit(First, Verdict.Solid, Verdict.Strong, Raters[0]),
            Some.Credit(First, Verdict.Concern, Verdict.Strong, Raters[1]),
            Some.Credit(First, Verdict.Strong, Verdict.Solid, Raters[2]));

        Assert.Equal(1.0, map.Cells[0].MeanGap);
    }

    [Theory]
    [InlineData("3", Trend.TooEarly)]
    [InlineData("34", Trend.Rising)]
    [InlineData("43", Trend.Falling)]
    [InlineData("33", Trend.Steady)]
    [InlineData("213", Trend.Rising)]
    [InlineData("2332", Trend.Steady)]
    [InlineData("2233", Trend.Rising)]
    [InlineData("4414", Trend.Falling)]
    public void VerdictsInOrder_Trend_ComparesTheHalves(string verdicts, Trend expected)
    {
        var map = MapOf([.. verdicts.Select((verdict, index) => Some.Credit(First, (Verdict)(verdict - '0'), at: Now.AddDays(index - 20)))]);

        Assert.Equal(expected, map.Cells[0].Trend);
    }

    [Theory]
    [InlineData(new[] { 0 }, 1)]
    [InlineData(new[] { 7 }, 1)]
    [InlineData(new[] { 14 }, 1)]
    [InlineData(new[] { 21 }, 0)]
    [InlineData(new[] { 0, 7, 14, 28 }, 4)]
    [InlineData(new[] { 0, 21 }, 1)]
    [InlineData(new[] { 0, 14, 28 }, 2)]
    [InlineData(new[] { 7, 14, 21 }, 3)]
    [InlineData(new[] { 0, 1 }, 1)]
    public void PractisedDaysAgo_Streak_RunsUpToThisWeekOrTheLast(int[] daysAgo, int expected)
    {
        var map = MapOf([.. daysAgo.Select(days => Some.Credit(First, at: Now.AddDays(-days)))]);

        Assert.Equal(expected, map.Streak.Weeks);
    }

    [Fact]
    public void PractisedOverALongYearEnd_Streak_CountsWeekFiftyThree()
    {
        var january = new DateTimeOffset(2027, 1, 6, 12, 0, 0, TimeSpan.Zero);
        var credits = Enumerable.Range(0, 4).Select(weeks => Some.Credit(First, at: january.AddDays(-7 * weeks))).ToList();

        var map = CoverageMap.Create(credits, Set, null, january, "Etc/UTC");

        Assert.Equal(4, map.Streak.Weeks);
    }

    [Fact]
    public void CommunityIsAWeekAhead_Streak_IsCountedInTheMembersWeeks()
    {
        var sundayInHonolulu = new DateTimeOffset(2026, 11, 30, 4, 0, 0, TimeSpan.Zero);
        var credit = Some.Credit(First, at: sundayInHonolulu) with { Week = IsoWeekNumber.From(sundayInHonolulu, "Pacific/Auckland") };

        var map = CoverageMap.Create([credit], Set, null, sundayInHonolulu.AddMinutes(5), "Pacific/Honolulu");

        Assert.Equal(1, map.Streak.Weeks);
    }

    [Fact]
    public void EverythingThickAndSolid_Next_IsNothing()
    {
        var credits = Set.InPublishedOrder.SelectMany(principle => Enumerable.Range(0, 3).Select(_ => Some.Credit(principle.Id)));

        var map = MapOf([.. credits]);

        Assert.Null(map.Next);
    }

    [Fact]
    public void ThickButLastAConcern_Next_IsThatOne()
    {
        var second = Set.InPublishedOrder[1].Id;
        var credits = Set.InPublishedOrder.SelectMany(principle => Enumerable.Range(0, 3).Select(_ => Some.Credit(principle.Id, at: Now.AddDays(-9))));

        var map = MapOf([.. credits, Some.Credit(second, Verdict.MildConcern)]);

        Assert.Equal(second, map.Next);
    }

    [Fact]
    public void EquallyThin_Next_IsTheMostProbedForTheLevel()
    {
        var seldom = Some.Principle(index: 1, probed: ProbeFrequency.Seldom);
        var often = Some.Principle(index: 2, probed: ProbeFrequency.Often);

        var map = CoverageMap.Create([], new PrincipleSet([seldom, often]), Level.Staff, Now, "Etc/UTC");

        Assert.Equal(often.Id, map.Next);
    }

    [Fact]
    public void CreditOfAPrincipleTheSetNoLongerHas_Map_LeavesItOut()
    {
        var map = MapOf(Some.Credit(Some.PrincipleId()));

        Assert.Equal(0, map.Covered);
    }

    [Fact]
    public void EverythingThickAndSolid_ButOneLongAgo_Next_IsThatOne()
    {
        var second = Set.InPublishedOrder[1].Id;
        var credits = Set.InPublishedOrder.SelectMany(principle => Enumerable.Range(0, 3).Select(_ => Some.Credit(principle.Id, at: Now.AddDays(principle.Id == second ? -30 : 0))));

        var map = MapOf([.. credits]);

        Assert.Equal(second, map.Next);
    }

    [Theory]
    [InlineData(new int[0], Cover.Open)]
    [InlineData(new[] { 0 }, Cover.New)]
    [InlineData(new[] { 0, 1 }, Cover.Recent)]
    [InlineData(new[] { 2 }, Cover.Recent)]
    [InlineData(new[] { 3 }, Cover.LongAgo)]
    [InlineData(new[] { 60, 9 }, Cover.LongAgo)]
    [InlineData(new[] { 60, 0 }, Cover.Recent)]
    public void PractisedWeeksAgo_Cover_IsSeenFromThisWeek(int[] weeksAgo, Cover expected)
    {
        var map = MapOf([.. weeksAgo.Select(weeks => Some.Credit(First, at: Now.AddDays(-7 * weeks)))]);

        Assert.Equal((expected, expected == Cover.New ? 1 : 0), (map.Cells[0].Cover, map.New));
    }

    [Fact]
    public void NewInTheGroupsWeek_Cover_FollowsTheGroupsZone()
    {
        var sundayInHonolulu = new DateTimeOffset(2026, 11, 30, 4, 0, 0, TimeSpan.Zero);
        var credit = Some.Credit(First, at: sundayInHonolulu) with { Week = IsoWeekNumber.From(sundayInHonolulu, "Pacific/Auckland") };

        var map = CoverageMap.Create([credit], Set, null, sundayInHonolulu.AddMinutes(5), "Pacific/Honolulu", "Pacific/Auckland");

        Assert.Equal(Cover.New, map.Cells[0].Cover);
    }

    [Fact]
    public void AnyCredits_Next_IsNeverThickSolidAndFresh()
    {
        Rule.Holds(AnyCredits, credits =>
        {
            var map = MapOf([.. credits]);

            if (map.Next is not { } next)
            {
                Assert.All(map.Cells, cell => Assert.True(cell is { Times: >= CoverageMap.Thick, LastVerdict: Verdict.Solid or Verdict.Strong, Cover: not Cover.LongAgo }));
                return;
            }

            var chosen = map.Cells.Single(cell => cell.Principle == next);
            Assert.False(chosen is { Times: >= CoverageMap.Thick, LastVerdict: Verdict.Solid or Verdict.Strong, Cover: not Cover.LongAgo });
        });
    }

    [Fact]
    public void AnyCredits_Map_EqualsAPlainRecount()
    {
        Rule.Holds(AnyCredits, credits =>
        {
            var map = MapOf([.. credits]);

            Assert.Equal(credits.Count, map.Cells.Sum(cell => cell.Times));
            Assert.Equal(credits.Select(credit => credit.Principle).Distinct().Count(), map.Covered);
            Assert.All(map.Cells, cell => Assert.Equal(
                credits.Where(credit => credit.Principle == cell.Principle).Select(credit => credit.InterviewerId).Distinct().Count(), cell.Raters));
            Assert.All(map.Cells.Where(cell => cell.Raters < CoverageMap.MinRaters), cell => Assert.Null(cell.MeanVerdict ?? cell.MeanGap));
        });
    }

    [Fact]
    public void AnyCredits_OtherOrder_SameMap()
    {
        Rule.Holds(from credits in AnyCredits from shuffled in Gen.Shuffle(credits.ToArray()) select (credits, shuffled), given =>
        {
            var distinct = given.credits.DistinctBy(credit => credit.EndedAt).ToHashSet();

            var map = MapOf([.. given.credits.Where(distinct.Contains)]);
            var other = MapOf([.. given.shuffled.Where(distinct.Contains)]);

            Assert.Equal(map.Cells, other.Cells);
        });
    }

    private static CoverageMap MapOf(params Credit[] credits) => CoverageMap.Create(credits, Set, null, Now, "Etc/UTC");
}
