using FsCheck;
using FsCheck.Fluent;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Coverage;

public sealed class LeaderboardTests
{
    private static readonly IsoWeekNumber Week = new(202702);
    private static readonly PrincipleSet Set = Some.PrincipleSet(4);
    private static readonly Dictionary<PrincipleId, IsoWeekNumber> Nothing = [];

    private static readonly Gen<List<MemberTally>> AnyTallies = (
        from name in Gen.Elements("Ana", "ana", "Raj", "Mia", "Zoë")
        from news in Gen.Choose(0, 2)
        from practised in Gen.Choose(0, 2)
        from covered in Gen.Choose(0, 3)
        from counted in Gen.Choose(0, 2)
        select Some.Tally(name) with
        {
            NewPrinciples = news, Practised = practised, Covered = FirstOf(covered), Counted = counted,
        }).ListOf();

    [Fact]
    public void MoreNewPrinciples_Ranked_StandsFirst()
    {
        var ana = Some.Tally("Ana") with { NewPrinciples = 1, Practised = 1, Covered = FirstOf(4) };
        var raj = Some.Tally("Raj") with { NewPrinciples = 2, Practised = 2, Covered = FirstOf(2) };

        var board = Board([ana, raj]);

        Assert.Equal([new Ranked(1, raj), new Ranked(2, ana)], board.Coverage);
    }

    [Fact]
    public void TwoAlike_Ranked_ShareAPlaceAndTheNextIsLeftOut()
    {
        var ana = Some.Tally("Ana") with { NewPrinciples = 4, Practised = 4, Covered = FirstOf(4) };
        var raj = Some.Tally("Raj") with { NewPrinciples = 3, Practised = 3, Covered = FirstOf(3) };
        var mia = raj with { MemberId = Some.Member(), DisplayName = "Mia" };
        var zoe = Some.Tally("Zoe") with { Practised = 1, Covered = FirstOf(1) };

        var board = Board([zoe, raj, ana, mia]);

        Assert.Equal([(1, "Ana"), (2, "Mia"), (2, "Raj"), (4, "Zoe")], board.Coverage.Select(line => (line.Rank, line.Tally.DisplayName)));
    }

    [Fact]
    public void NothingDone_Ranked_StandsOnNoList()
    {
        var board = Board([Some.Tally() with { Covered = FirstOf(4) }]);

        Assert.Empty(board.Coverage);
        Assert.Empty(board.Service);
    }

    [Fact]
    public void SameNumberCounted_Service_ShareAPlace()
    {
        var ana = Some.Tally("Ana") with { Counted = 3 };
        var mia = Some.Tally("Mia") with { Counted = 3 };
        var raj = Some.Tally("Raj") with { Counted = 4 };

        var board = Board([mia, raj, ana, Some.Tally("Tom")]);

        Assert.Equal([new Ranked(1, raj), new Ranked(2, ana), new Ranked(2, mia)], board.Service);
    }

    [Fact]
    public void AnyTallies_OtherOrder_SameBoard()
    {
        Rule.Holds(from tallies in AnyTallies from shuffled in Gen.Shuffle(tallies.ToArray()) select (tallies, shuffled), given =>
        {
            var board = Board(given.tallies);
            var other = Board(given.shuffled);

            Assert.Equal(board.Coverage, other.Coverage);
            Assert.Equal(board.Service, other.Service);
        });
    }

    [Fact]
    public void AnyTallies_Ranked_PlaceIsOneMoreThanThoseAhead()
    {
        Rule.Holds(AnyTallies, tallies =>
        {
            var lines = Board(tallies).Coverage;

            Assert.All(lines, line => Assert.Equal(1 + lines.Count(other => Merit(other).CompareTo(Merit(line)) > 0), line.Rank));
        });

        static (int, int, int) Merit(Ranked line) => (line.Tally.NewPrinciples, line.Tally.Covered.Count, line.Tally.Practised);
    }

    [Theory]
    [InlineData(202702, false)]
    [InlineData(202701, false)]
    [InlineData(202653, false)]
    [InlineData(202652, true)]
    [InlineData(202703, false)]
    public void LastAskedInWeek_Gaps_FromThreeWeeksOverTheYearEnd(int lastAsked, bool expected)
    {
        var first = Set.ByProbeRank[0].Id;

        var board = Board([], Set.ByProbeRank.ToDictionary(principle => principle.Id, principle => principle.Id == first ? new IsoWeekNumber(lastAsked) : Week));

        Assert.Equal(expected ? [new Gap(first, 3)] : [], board.Gaps);
    }

    [Fact]
    public void NeverAsked_Gaps_MostProbedFirst()
    {
        var board = Board([]);

        Assert.Equal(Set.ByProbeRank.Select(principle => new Gap(principle.Id, null)), board.Gaps);
    }

    private static Leaderboard Board(IReadOnlyList<MemberTally> tallies, Dictionary<PrincipleId, IsoWeekNumber>? lastAsked = null) =>
        Leaderboard.Create(tallies, lastAsked ?? Nothing, Set, Week);

    private static HashSet<PrincipleId> FirstOf(int count) => [.. Set.ByProbeRank.Take(count).Select(principle => principle.Id)];
}
