using PrepBot.Domain.Rounds;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Rounds;

public sealed class RoundTests
{
    [Fact]
    public void RoundOfThree_PartOf_EverybodyHasTheirs()
    {
        var observer = Some.Member();
        var round = Some.Round() with { ObserverId = observer };

        var parts = new[] { round.InterviewerId, round.CandidateId, observer, Some.Member() }.Select(round.PartOf);

        Assert.Equal([RoundPart.Interviewer, RoundPart.Candidate, RoundPart.Observer, RoundPart.None], parts);
    }

    [Fact]
    public void RoundNotStarted_Length_IsZero()
    {
        var round = Some.Round();

        var length = round.Length(Some.Now.AddHours(1));

        Assert.Equal(TimeSpan.Zero, length);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(20, 1)]
    [InlineData(21, 2)]
    [InlineData(45, 2)]
    [InlineData(46, 3)]
    [InlineData(90, 3)]
    public void RoundOfMinutes_PrinciplesFor_FitsTheTime(int minutes, int expected)
    {
        var count = RoundRules.PrinciplesFor(minutes);

        Assert.Equal(expected, count);
    }

    [Fact]
    public void SecondPrincipleUnderWay_Ready_HoldsItsPromptsOnly()
    {
        var round = Some.RunningRound() with { Current = 1 };

        var ready = round.Ready;

        Assert.Equal(round.Kit.Skip(2), ready);
    }
}
