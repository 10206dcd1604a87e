using PrepBot.Discord.Rest;

namespace PrepBot.Discord.Tests.Rest;

public sealed class ClockDifferenceTests
{
    private static readonly DateTimeOffset Theirs = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(2.4, 0.0)]
    [InlineData(-1.4, 0.0)]
    [InlineData(60.5, 60.0)]
    [InlineData(-299.5, -300.0)]
    public void Difference_IsLearntFromTheDate_AndSmallOnesAreLeftAlone(double oursAheadBy, double learnt)
    {
        var clock = new ClockDifference();

        clock.Learn(Theirs, Theirs.AddSeconds(oursAheadBy));

        Assert.Equal(TimeSpan.FromSeconds(learnt), clock.Value);
    }

    [Fact]
    public void ClockPutRight_IsLearntToo()
    {
        var clock = new ClockDifference();
        clock.Learn(Theirs, Theirs.AddMinutes(5));

        clock.Learn(Theirs, Theirs);

        Assert.Equal(TimeSpan.Zero, clock.Value);
    }
}
