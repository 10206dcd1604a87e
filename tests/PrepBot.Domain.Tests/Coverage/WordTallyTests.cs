using PrepBot.Domain.Coverage;
using PrepBot.Domain.Debriefs;

namespace PrepBot.Domain.Tests.Coverage;

public sealed class WordTallyTests
{
    [Fact]
    public void NoRounds_Counted_TellNothing() => Assert.Equal(new WordTally(0, 0, 0, Trend.TooEarly), WordTally.Sum([]));

    [Theory]
    [InlineData(2, 8, 6, 4, Trend.Rising)]
    [InlineData(8, 2, 3, 7, Trend.Falling)]
    [InlineData(5, 5, 11, 10, Trend.Steady)]
    public void TwoRounds_Counted_TellWhereItGoes(int ownBefore, int groupBefore, int ownAfter, int groupAfter, Trend trend)
    {
        var tally = WordTally.Sum([(ownBefore, groupBefore), (0, 0), (ownAfter, groupAfter)]);

        Assert.Equal(new WordTally(2, ownBefore + ownAfter, groupBefore + groupAfter, trend), tally);
    }

    [Fact]
    public void Observation_WithoutTicks_MissesNothing_AndWithTicksTheRest()
    {
        Assert.Equal(AnswerParts.None, Observation.None("p").Missing);
        Assert.Equal(
            AnswerParts.Result | AnswerParts.Learning,
            (Observation.None("p") with { Heard = AnswerParts.Situation | AnswerParts.Task | AnswerParts.Action }).Missing);
    }
}
