using PrepBot.Values.Text;

namespace PrepBot.Domain.Tests.Text;

public sealed class NameFinderTests
{
    private static readonly NameFinder Finder = new(
        [new("week", "the last week"), new("week", "lately"), new("board", "leaderboard"), new("leave", "leave"), new("round", "in a round"), new("either", "no matter", OnlyAsWritten: true)],
        shortestBegun: 3,
        shortestMistyped: 4);

    [Theory]
    [InlineData("leaderboard", "board 1 exact")]
    [InlineData("Leader-Board please", "board 2 exact")]
    [InlineData("the last week", "week 3 exact")]
    [InlineData("last week of all", "week 2 exact")]
    [InlineData("lastweek", "week 1 exact")]
    [InlineData("in round", "round 2 exact")]
    [InlineData("no matter", "either 2 exact")]
    [InlineData("last", "week 1")]
    [InlineData("last w", "week 2")]
    [InlineData("last wekk", "week 2")]
    [InlineData("leavr", "leave 1")]
    [InlineData("leaderbord", "board 1")]
    public void WordsThatNameSomething_AreFound(string text, string expected)
    {
        var match = Finder.LongestAt(FreeText.Words(text), 0);

        Assert.NotNull(match);
        Assert.Equal(expected, $"{match.Key} {match.Words}{(match.Exact ? " exact" : "")}");
    }

    [Theory]
    [InlineData("lea")]
    [InlineData("la")]
    [InlineData("no mater")]
    [InlineData("lst wek")]
    [InlineData("purple")]
    public void WordsThatNameNothing_OrMayNameSeveral_AreNotGuessed(string text) => Assert.Null(Finder.LongestAt(FreeText.Words(text), 0));

    [Fact]
    public void WordsFromAnIndexOn_AreLookedAt_UpToWhatIsNoWord()
    {
        IReadOnlyList<FreeWord> words = [.. FreeText.Words("start last"), new FreeWord("", 11, 12, false), .. FreeText.Words("week")];

        Assert.Equal(new NameMatch(1, "week", Exact: false), Finder.LongestAt(words, 1));
        Assert.Null(Finder.LongestAt(words, 2));
    }

    [Theory]
    [InlineData("", "week|board|leave|round|either")]
    [InlineData("lea", "board|leave")]
    [InlineData("last w", "week")]
    [InlineData("lastw", "")]
    public void Beginning_IsCompleted_InTheOrderOfTheNames(string typed, string expected) => Assert.Equal(expected, string.Join('|', Finder.Completing(typed)));

    [Fact]
    public void WholeText_IsFound_OnlyWhereNothingElseStandsInIt()
    {
        Assert.Equal("leave", Finder.Find("leave")?.Key);
        Assert.Null(Finder.Find("leave now"));
        Assert.Null(Finder.Find(""));
        Assert.Null(new NameFinder([], 3, 4).Find("leave"));
    }
}
