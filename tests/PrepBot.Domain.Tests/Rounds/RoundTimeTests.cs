using PrepBot.Domain.Rounds;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Rounds;

public sealed class RoundTimeTests
{
    private static readonly DateTimeOffset Now = Some.Now;

    [Fact]
    public void PausedRound_Resume_EndMovesByThePause()
    {
        var round = Some.RunningRound(minutes: 45);
        var paused = Taken(round.Pause(Now.AddMinutes(10)));

        var resumed = Taken(paused.Resume(Now.AddMinutes(17)));

        Assert.Equal(Now.AddMinutes(52), resumed.EndsAt);
        Assert.Equal(TimeSpan.FromMinutes(10), resumed.Length(Now.AddMinutes(17)));
    }

    [Fact]
    public void PausedRound_ClockSetBackBeforeResume_PauseCountsAsNone()
    {
        var round = Some.RunningRound();
        var paused = Taken(round.Pause(Now.AddMinutes(10)));

        var resumed = Taken(paused.Resume(Now.AddMinutes(-50)));

        Assert.Equal(round.EndsAt, resumed.EndsAt);
        Assert.Equal(TimeSpan.Zero, resumed.PausedFor);
    }

    [Theory]
    [InlineData(44, 50)]
    [InlineData(45, 50)]
    [InlineData(55, 60)]
    public void RunningRound_ExtendedAt_FiveMoreMinutesAreLeft(int minute, int end)
    {
        var round = Some.RunningRound(minutes: 45);

        var extended = Taken(round.Extend(45, Now.AddMinutes(minute)));

        Assert.Equal(Now.AddMinutes(end), extended.EndsAt);
        Assert.Equal(end, extended.Minutes);
    }

    [Fact]
    public void FiveLeftGiven_ExtendedWithMoreThanFiveLeft_FiveLeftComesAgain()
    {
        var round = Some.RunningRound(minutes: 45).Given(ClockEvent.FiveLeft);

        var extended = Taken(round.Extend(45, Now.AddMinutes(42)));

        Assert.Equal(new ClockTick(ClockEvent.FiveLeft, Now.AddMinutes(45)), RoundClock.Next(extended, Now.AddMinutes(42)));
    }

    [Fact]
    public void TimeIsUpGiven_ExtendedLate_OnlyTheNewEndComes()
    {
        var round = Some.RunningRound(minutes: 45).Given(ClockEvent.TimeIsUp);

        var extended = Taken(round.Extend(45, Now.AddMinutes(58)));

        Assert.Equal(new ClockTick(ClockEvent.TimeIsUp, Now.AddMinutes(63)), RoundClock.Next(extended, Now.AddMinutes(58)));
    }

    [Fact]
    public void Extended_SamePressAgain_ExtendsOnce()
    {
        var extended = Taken(Some.RunningRound(minutes: 45).Extend(45, Now));

        var again = extended.Extend(45, Now);

        Assert.Equal(new RoundStep.Already(extended), again);
    }

    [Fact]
    public void LongestRound_Extend_IsRefused()
    {
        var round = Some.RunningRound(minutes: RoundRules.MaxExtendedMinutes);

        var step = round.Extend(RoundRules.MaxExtendedMinutes, Now);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.LongEnough), step);
    }

    [Fact]
    public void PausedRound_Extend_EndMovesAlsoByThePauseLater()
    {
        var paused = Taken(Some.RunningRound(minutes: 45).Pause(Now.AddMinutes(10)));
        var extended = Taken(paused.Extend(45, Now.AddMinutes(70)));

        var resumed = Taken(extended.Resume(Now.AddMinutes(80)));

        Assert.Equal(Now.AddMinutes(120), resumed.EndsAt);
    }

    [Fact]
    public void NothingAsked_End_RoundIsCancelled()
    {
        var round = Some.RunningRound();

        var ended = Taken(round.End(Now.AddMinutes(3)));

        Assert.Equal((RoundStage.Cancelled, CancelReason.NothingAsked), (ended.Stage, ended.Cancelled));
    }

    [Fact]
    public void OnlyPromptAskedWasReplaced_End_RoundIsCancelled()
    {
        var round = Some.RunningRound();
        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now));
        var replaced = Taken(asked.Replace(round.Kit[0].PromptKey, ReplaceReason.HeardBefore));

        var ended = Taken(replaced.End(Now.AddMinutes(3)));

        Assert.Equal(CancelReason.NothingAsked, ended.Cancelled);
    }

    [Fact]
    public void AnswerRunningAndPaused_End_ThePauseIsInNoLength()
    {
        var round = Some.RunningRound();
        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now.AddMinutes(1)));
        var paused = Taken(asked.Pause(Now.AddMinutes(4)));

        var ended = Taken(paused.End(Now.AddMinutes(30)));

        Assert.Equal(TimeSpan.FromMinutes(3), ended.AnswerLength(ended.Kit[0], Now.AddDays(1)));
        Assert.Equal(TimeSpan.FromMinutes(4), ended.Length(Now.AddDays(1)));
    }

    [Fact]
    public void EndedRound_EndPressedByTheOther_IsTheSame()
    {
        var round = Some.RunningRound();
        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now));
        var ended = Taken(asked.End(Now.AddMinutes(30)));

        var again = ended.End(Now.AddMinutes(30).AddMilliseconds(10));

        Assert.Equal(new RoundStep.Already(ended), again);
    }

    [Fact]
    public void RunningRound_AbandonBeforeItsTime_NothingChanges()
    {
        var round = Some.RunningRound(minutes: 45);

        var step = round.Abandon(Now.AddMinutes(75).AddTicks(-1));

        Assert.Equal(new RoundStep.Already(round), step);
    }

    [Fact]
    public void RunningRound_Abandoned_DebriefsOpen()
    {
        var round = Some.RunningRound(minutes: 45);
        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now));

        var ended = Taken(asked.Abandon(Now.AddMinutes(75)));

        Assert.Equal(RoundStage.Debriefing, ended.Stage);
    }

    [Fact]
    public void PausedRound_PausedTooLong_Ends()
    {
        var paused = Taken(Some.RunningRound().Pause(Now.AddMinutes(10)));

        var step = paused.Abandon(Now.AddMinutes(130));

        Assert.False(Taken(step).IsOpen);
    }

    [Fact]
    public void OneWaits_QuestionNeverAnswered_IsLetGo()
    {
        var round = Some.Round() with { InterviewerHere = true, AskedAboutAbsence = true };

        var step = round.Abandon(round.ArriveBy.AddMinutes(30));

        Assert.Equal(CancelReason.PartnerDidNotCome, Taken(step).Cancelled);
    }

    [Fact]
    public void DebriefingRound_Reveal_HappensOnce()
    {
        var round = Some.RunningRound() with { Stage = RoundStage.Debriefing, EndedAt = Now };
        var revealed = Taken(round.Reveal(Now.AddHours(1)));

        var again = revealed.Reveal(Now.AddHours(2));

        Assert.Equal(new RoundStep.Already(revealed), again);
    }

    [Theory]
    [InlineData(RoundStage.Gathering, RoundRefusal.NotStarted)]
    [InlineData(RoundStage.Running, RoundRefusal.NotStarted)]
    [InlineData(RoundStage.Cancelled, RoundRefusal.Over)]
    public void RoundWithoutDebriefs_Reveal_IsRefused(RoundStage stage, RoundRefusal why)
    {
        var round = Some.Round() with { Stage = stage };

        var step = round.Reveal(Now);

        Assert.Equal(new RoundStep.Refused(why), step);
    }

    private static Round Taken(RoundStep step) => Assert.IsType<RoundStep.Taken>(step).Round;
}
