using FsCheck.Fluent;
using PrepBot.Domain.Debriefs;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Debriefs;

public sealed class RevealRuleTests
{
    private static readonly DateTimeOffset Ended = Some.Now;

    [Theory]
    [InlineData(false, false, 1_439, false)]
    [InlineData(true, false, 1_439, false)]
    [InlineData(false, true, 1_439, false)]
    [InlineData(true, true, 0, true)]
    [InlineData(true, false, 1_440, true)]
    [InlineData(false, true, 1_440, true)]
    [InlineData(false, false, 1_440, true)]
    public void RoundEnded_IsOpen_WithBothOrAfterADay(bool interviewer, bool candidate, int minutes, bool expected)
    {
        var open = RevealRule.IsOpen(interviewer, candidate, Ended, Ended.AddMinutes(minutes));

        Assert.Equal(expected, open);
    }

    [Theory]
    [InlineData(null, DebriefEvent.FirstReminder, 15)]
    [InlineData(DebriefEvent.FirstReminder, DebriefEvent.SecondReminder, 180)]
    [InlineData(DebriefEvent.SecondReminder, DebriefEvent.LastReminder, 1_200)]
    [InlineData(DebriefEvent.LastReminder, DebriefEvent.RevealDeadline, 1_440)]
    public void LastEventHandled_Next_ComesInItsTime(DebriefEvent? last, DebriefEvent expected, int minutes)
    {
        var next = RevealRule.Next(Ended, last, Ended);

        Assert.Equal(new DebriefTick(expected, Ended.AddMinutes(minutes)), next);
    }

    [Theory]
    [InlineData(16, DebriefEvent.FirstReminder)]
    [InlineData(181, DebriefEvent.SecondReminder)]
    [InlineData(1_300, DebriefEvent.LastReminder)]
    [InlineData(1_441, DebriefEvent.RevealDeadline)]
    [InlineData(100_000, DebriefEvent.RevealDeadline)]
    public void DownSinceTheEnd_Next_OnlyTheLastOverdueOneComes(int minutes, DebriefEvent expected)
    {
        var now = Ended.AddMinutes(minutes);

        var first = RevealRule.Next(Ended, null, now);
        var second = RevealRule.Next(Ended, first?.Event, now);

        Assert.Equal(expected, first?.Event);
        Assert.True(second is null || second.Value.At > now);
    }

    [Fact]
    public void DeadlineHandled_Next_NothingMoreComes()
    {
        var next = RevealRule.Next(Ended, DebriefEvent.RevealDeadline, Ended.AddYears(1));

        Assert.Null(next);
    }

    [Fact]
    public void AnyWakingTimes_Followed_EachOnceInOrderAndTheDeadlineAlways()
    {
        Rule.Holds(Gen.Choose(0, 100_000).ListOf(4), delays =>
        {
            DebriefEvent? last = null;
            var now = Ended;
            var handled = new List<DebriefEvent>();

            foreach (var delay in delays)
            {
                if (RevealRule.Next(Ended, last, now) is not { } tick)
                    break;

                now = (tick.At > now ? tick.At : now).AddSeconds(delay);
                last = RevealRule.Next(Ended, last, now)!.Value.Event;
                handled.Add(last.Value);
            }

            Assert.Equal(handled.Distinct().Order(), handled);
            Assert.Equal(DebriefEvent.RevealDeadline, handled[^1]);
        });
    }
}
