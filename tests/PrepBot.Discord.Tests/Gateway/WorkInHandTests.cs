using PrepBot.Discord.Gateway;

namespace PrepBot.Discord.Tests.Gateway;

public sealed class WorkInHandTests
{
    private static readonly ResumePoint Session = new("s", "wss://gateway.discord.gg", 20);

    [Fact]
    public void NothingInHand_TheSafePointIsTheSession() => Assert.Equal(Session, new WorkInHand().SafePoint(Session));

    [Fact]
    public void NoSession_HasNoSafePoint()
    {
        var work = new WorkInHand();
        work.Begin(4);

        Assert.Null(work.SafePoint(null));
    }

    [Fact]
    public void SafePoint_IsBeforeTheFirstThatIsStillInHand()
    {
        var work = new WorkInHand();
        foreach (var sequence in new[] { 17L, 18, 19 })
            work.Begin(sequence);
        work.End(18);

        Assert.Equal(16, work.SafePoint(Session)!.Sequence);
        work.End(17);
        Assert.Equal(18, work.SafePoint(Session)!.Sequence);
        work.End(19);
        Assert.Equal(20, work.SafePoint(Session)!.Sequence);
    }

    [Fact]
    public void SameEventTwiceInHand_StaysUntilBothAreDone()
    {
        var work = new WorkInHand();
        work.Begin(9);
        work.Begin(9);
        work.End(9);

        Assert.Equal(8, work.SafePoint(Session)!.Sequence);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-7)]
    public void EventWithoutAProperSequence_NeverMakesAPointBeforeTheBeginning(long sequence)
    {
        var work = new WorkInHand();
        work.Begin(sequence);

        Assert.Equal(0, work.SafePoint(Session)!.Sequence);
    }

    [Fact]
    public async Task WhenIdle_CompletesWithTheLast_AndAgainLater()
    {
        var work = new WorkInHand();
        Assert.True(work.WhenIdle().IsCompleted);
        work.Begin(1);
        work.Begin(2);

        var idle = work.WhenIdle();
        work.End(1);
        Assert.False(idle.IsCompleted);
        work.End(2);
        await idle;
        work.Begin(3);

        Assert.False(work.WhenIdle().IsCompleted);
    }
}
