using PrepBot.Domain.Rounds;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Rounds;

public sealed class RoundQuestionsTests
{
    private static readonly DateTimeOffset Now = Some.Now;

    [Fact]
    public void RunningRound_Ask_AnswerClockStarts()
    {
        var round = Some.RunningRound();

        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now));

        Assert.Equal(round.Kit[0].PromptKey, asked.BeingAnswered?.PromptKey);
        Assert.Equal(TimeSpan.FromSeconds(90), asked.AnswerLength(asked.Kit[0], Now.AddSeconds(90)));
    }

    [Fact]
    public void AnswerRunning_AskTheSpare_IsRefused()
    {
        var round = Some.RunningRound();
        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now));

        var step = asked.Ask(round.Kit[1].PromptKey, Now);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.AnswerRunning), step);
    }

    [Fact]
    public void FirstPrinciple_AskAPromptOfTheSecond_IsRefused()
    {
        var round = Some.RunningRound();

        var step = round.Ask(round.Kit[2].PromptKey, Now);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.PromptMovedOn), step);
    }

    [Fact]
    public void KitNotDrawn_Ask_NoPromptIsLeft()
    {
        var round = Some.RunningRound() with { Kit = [] };

        var step = round.Ask("gone", Now);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.NoPromptLeft), step);
    }

    [Fact]
    public void AnotherAnswerRunning_AnswerDoneOfAnOldButton_IsRefused()
    {
        var round = Some.RunningRound();
        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now));

        var step = asked.AnswerDone(round.Kit[1].PromptKey, Now);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.PromptMovedOn), step);
    }

    [Fact]
    public void AnswerRunning_Paused_AnswerDoesNotGrow()
    {
        var round = Some.RunningRound();
        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now));

        var paused = Taken(asked.Pause(Now.AddSeconds(100)));

        Assert.Equal(TimeSpan.FromSeconds(100), paused.AnswerLength(paused.Kit[0], Now.AddHours(1)));
    }

    [Fact]
    public void AnswerDone_Probe_StillBelongsToIt()
    {
        var round = Some.RunningRound();
        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now));
        var done = Taken(asked.AnswerDone(round.Kit[0].PromptKey, Now.AddMinutes(2)));

        var probed = Taken(done.Probe(round.Kit[0].PromptKey, 1));

        Assert.Equal([1], probed.Kit[0].ProbesUsed);
        Assert.Equal(0, probed.Kit[0].NextProbe);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void TwoProbes_ProbeThatIsNotThere_IsRefused(int index)
    {
        var round = Some.RunningRound();
        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now));

        var step = asked.Probe(round.Kit[0].PromptKey, index);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.NoProbeLeft), step);
    }

    [Fact]
    public void AllProbesPosted_NextProbe_IsNone()
    {
        var prompt = Some.Prompt(Some.PrincipleId(), probes: 2) with { ProbesUsed = [1, 0] };

        var next = prompt.NextProbe;

        Assert.Null(next);
    }

    [Fact]
    public void TwoAskedAtTheSameInstant_LastAsked_IsTheOneBeingAnswered()
    {
        var round = Some.RunningRound();
        var first = Taken(round.Ask(round.Kit[0].PromptKey, Now));
        var done = Taken(first.AnswerDone(round.Kit[0].PromptKey, Now));

        var second = Taken(done.Ask(round.Kit[1].PromptKey, Now));

        Assert.Equal(round.Kit[1].PromptKey, second.LastAsked()?.PromptKey);
    }

    [Fact]
    public void AnswerRunning_Replace_AnswerClockStopsAndTheSpareIsReady()
    {
        var round = Some.RunningRound();
        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now));

        var replaced = Taken(asked.Replace(round.Kit[0].PromptKey, ReplaceReason.HeardBefore));

        Assert.Null(replaced.BeingAnswered);
        Assert.Equal(TimeSpan.Zero, replaced.AnswerLength(replaced.Kit[0], Now.AddMinutes(3)));
        Assert.Equal([round.Kit[1].PromptKey], replaced.Ready.Select(prompt => prompt.PromptKey));
    }

    [Fact]
    public void TwoReplaced_ReplaceAThird_IsRefused()
    {
        var round = Some.RunningRound();
        var once = Taken(round.Replace(round.Kit[0].PromptKey, ReplaceReason.Unclear));
        var twice = Taken(once.Replace(round.Kit[1].PromptKey, ReplaceReason.Unclear));
        var next = Taken(twice.NextPrinciple(0, Now));

        var step = next.Replace(round.Kit[2].PromptKey, ReplaceReason.Unclear);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.NoReplacementLeft), step);
    }

    [Fact]
    public void AnswerDone_ReplaceItAfterwards_IsRefused()
    {
        var round = Some.RunningRound();
        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now));
        var done = Taken(asked.AnswerDone(round.Kit[0].PromptKey, Now.AddMinutes(2)));

        var step = done.Replace(round.Kit[0].PromptKey, ReplaceReason.NotFitting);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.PromptMovedOn), step);
    }

    [Fact]
    public void OnlyPromptAskedWasReplaced_WasProbed_IsFalse()
    {
        var round = Some.RunningRound();
        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now));

        var replaced = Taken(asked.Replace(round.Kit[0].PromptKey, ReplaceReason.HeardBefore));

        Assert.False(replaced.WasProbed(round.Principles[0]));
        Assert.False(replaced.WasAnythingProbed);
    }

    [Fact]
    public void AnswerRunning_NextPrinciple_AnswerIsDone()
    {
        var round = Some.RunningRound();
        var asked = Taken(round.Ask(round.Kit[0].PromptKey, Now));

        var next = Taken(asked.NextPrinciple(0, Now.AddMinutes(4)));

        Assert.Equal(round.Principles[1], next.CurrentPrinciple);
        Assert.Equal(Now.AddMinutes(4), next.Kit[0].AnsweredAt);
    }

    [Fact]
    public void LastPrinciple_NextPrinciple_IsRefused()
    {
        var round = Some.RunningRound(principles: 1);

        var step = round.NextPrinciple(0, Now);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.LastPrinciple), step);
    }

    [Fact]
    public void FirstPrinciple_NextPressedFromAPlaceNotReached_IsRefused()
    {
        var round = Some.RunningRound(principles: 3);

        var step = round.NextPrinciple(1, Now);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.PromptMovedOn), step);
    }

    [Fact]
    public void PromptInTheKit_DrawnForAnotherPrinciple_IsNotThereTwice()
    {
        var round = Some.RunningRound();

        var drawn = round.WithDrawn([round.Kit[0] with { Principle = round.Principles[1] }]);

        Assert.Equal(round.Kit, drawn.Kit);
    }

    [Fact]
    public void PausedRound_Ask_IsRefused()
    {
        var round = Taken(Some.RunningRound().Pause(Now));

        var step = round.Ask(round.Kit[0].PromptKey, Now);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.Paused), step);
    }

    private static Round Taken(RoundStep step) => Assert.IsType<RoundStep.Taken>(step).Round;
}
