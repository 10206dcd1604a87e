using PrepBot.Domain.Rounds;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Rounds;

public sealed class RoundGatheringTests
{
    private static readonly DateTimeOffset Now = Some.Now;

    [Fact]
    public void NobodyHere_OneArrives_RoundWaitsForTheOther()
    {
        var round = Some.Round();

        var step = round.Arrive(round.CandidateId, Now);

        Assert.Equal(round with { CandidateHere = true }, Assert.IsType<RoundStep.Taken>(step).Round);
    }

    [Fact]
    public void OneHere_TheOtherArrives_RoundStartsNow()
    {
        var round = Some.Round(minutes: 30) with { CandidateHere = true, AskedAboutAbsence = true };

        var step = round.Arrive(round.InterviewerId, Now);

        var started = Assert.IsType<RoundStep.Taken>(step).Round;
        Assert.Equal(RoundStage.Running, started.Stage);
        Assert.Equal(Now, started.StartedAt);
        Assert.Equal(Now.AddMinutes(30), started.EndsAt);
    }

    [Fact]
    public void NobodyHere_ObserverArrives_NothingChanges()
    {
        var observer = Some.Member();
        var round = Some.Round() with { ObserverId = observer };

        var step = round.Arrive(observer, Now);

        Assert.Equal(new RoundStep.Already(round), step);
    }

    [Fact]
    public void NobodyHere_StrangerArrives_NothingChanges()
    {
        var round = Some.Round();

        var step = round.Arrive(Some.Member(), Now);

        Assert.Equal(new RoundStep.Already(round), step);
    }

    [Fact]
    public void RoundCancelled_OneArrives_ItIsOver()
    {
        var round = Some.Round() with { Stage = RoundStage.Cancelled };

        var step = round.Arrive(round.CandidateId, Now);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.Over), step);
    }

    [Fact]
    public void NobodyHere_ArrivalOver_RoundIsCancelled()
    {
        var round = Some.Round();

        var step = round.ArrivalOver(round.ArriveBy);

        Assert.Equal(CancelReason.NobodyCame, Assert.IsType<RoundStep.Taken>(step).Round.Cancelled);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void OneHere_ArrivalOver_IsAskedAboutTheOther(bool interviewer, bool candidate)
    {
        var round = Some.Round() with { InterviewerHere = interviewer, CandidateHere = candidate };

        var step = round.ArrivalOver(round.ArriveBy);

        Assert.Equal(round with { AskedAboutAbsence = true }, Assert.IsType<RoundStep.Taken>(step).Round);
    }

    [Fact]
    public void BothHere_ArrivalOver_NothingChanges()
    {
        var round = Some.RunningRound();

        var step = round.ArrivalOver(round.ArriveBy);

        Assert.Equal(new RoundStep.Already(round), step);
    }

    [Fact]
    public void OneHere_ArrivalOverTooEarly_NothingChanges()
    {
        var round = Some.Round() with { CandidateHere = true };

        var step = round.ArrivalOver(round.ArriveBy.AddTicks(-1));

        Assert.Equal(new RoundStep.Already(round), step);
    }

    [Fact]
    public void AskedAboutAbsence_WaitLonger_TheQuestionComesAgainLater()
    {
        var round = Some.Round() with { CandidateHere = true, AskedAboutAbsence = true };

        var step = round.WaitLonger(TimeSpan.FromMinutes(5), Now.AddMinutes(8));

        Assert.Equal(round with { AskedAboutAbsence = false, ArriveBy = Now.AddMinutes(13) }, Assert.IsType<RoundStep.Taken>(step).Round);
    }

    [Fact]
    public void PartnerCameMeanwhile_WaitLonger_IsTold()
    {
        var round = Some.RunningRound();

        var step = round.WaitLonger(TimeSpan.FromMinutes(5), Now);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.PartnerIsHere), step);
    }

    [Fact]
    public void PartnerCameMeanwhile_GivingUp_DoesNotEndTheRound()
    {
        var round = Some.RunningRound();

        var step = round.Cancel(CancelReason.PartnerDidNotCome, Now);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.PartnerIsHere), step);
    }

    [Fact]
    public void OneHere_Swap_TheOneWhoIsHereStaysHere()
    {
        var round = Some.Round() with { CandidateHere = true };

        var swapped = Assert.IsType<RoundStep.Taken>(round.Swap(round.InterviewerId)).Round;

        Assert.Equal((round.CandidateId, round.InterviewerId), (swapped.InterviewerId, swapped.CandidateId));
        Assert.Equal((true, false), (swapped.InterviewerHere, swapped.CandidateHere));
    }

    [Fact]
    public void BothHere_Swap_RoundGoesOnWithItsClock()
    {
        var round = Some.RunningRound();

        var swapped = Assert.IsType<RoundStep.Taken>(round.Swap(round.InterviewerId)).Round;

        Assert.Equal((round.Stage, round.StartedAt, round.EndsAt), (swapped.Stage, swapped.StartedAt, swapped.EndsAt));
    }

    [Fact]
    public void KitOpened_Swap_NothingOfItCanBeAskedOrDrawnAgain()
    {
        var round = Some.RunningRound();

        var swapped = Assert.IsType<RoundStep.Taken>(round.Swap(round.InterviewerId)).Round;

        Assert.Empty(swapped.Ready);
        Assert.Empty(swapped.WithDrawn(round.Kit).Ready);
    }

    [Fact]
    public void OneReplaced_Swap_ReplacementsAreCountedOn()
    {
        var round = Some.RunningRound();
        var replaced = Assert.IsType<RoundStep.Taken>(round.Replace(round.Kit[0].PromptKey, ReplaceReason.Unclear)).Round;

        var swapped = Assert.IsType<RoundStep.Taken>(replaced.Swap(replaced.InterviewerId)).Round;

        Assert.Equal(1, swapped.ReplacementsLeft());
    }

    [Fact]
    public void Swapped_SwapPressedTwice_DoesNotSwapBack()
    {
        var round = Some.Round();
        var swapped = Assert.IsType<RoundStep.Taken>(round.Swap(round.InterviewerId)).Round;

        var again = swapped.Swap(round.InterviewerId);

        Assert.Equal(new RoundStep.Already(swapped), again);
    }

    [Fact]
    public void PromptAsked_Swap_IsTooLate()
    {
        var round = Some.RunningRound();
        var asked = Assert.IsType<RoundStep.Taken>(round.Ask(round.Kit[0].PromptKey, Now)).Round;

        var step = asked.Swap(asked.InterviewerId);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.TooLateToSwap), step);
    }

    [Fact]
    public void NothingAsked_CannotMakeIt_RoundIsCancelled()
    {
        var round = Some.RunningRound();

        var step = round.Cancel(CancelReason.CannotMakeIt, Now);

        Assert.Equal(RoundStage.Cancelled, Assert.IsType<RoundStep.Taken>(step).Round.Stage);
    }

    [Fact]
    public void PromptAsked_CannotMakeIt_RoundIsToBeEndedInstead()
    {
        var round = Some.RunningRound();
        var asked = Assert.IsType<RoundStep.Taken>(round.Ask(round.Kit[0].PromptKey, Now)).Round;

        var step = asked.Cancel(CancelReason.CannotMakeIt, Now);

        Assert.Equal(new RoundStep.Refused(RoundRefusal.AlreadyStarted), step);
    }

    [Fact]
    public void AnswerRunningAndPaused_MemberLeft_ClocksStopForGood()
    {
        var round = Some.RunningRound();
        var asked = Assert.IsType<RoundStep.Taken>(round.Ask(round.Kit[0].PromptKey, Now)).Round;
        var paused = Assert.IsType<RoundStep.Taken>(asked.Pause(Now.AddMinutes(2))).Round;

        var cancelled = Assert.IsType<RoundStep.Taken>(paused.Cancel(CancelReason.MemberLeft, Now.AddMinutes(9))).Round;

        Assert.Null(cancelled.BeingAnswered);
        Assert.Equal(TimeSpan.FromMinutes(2), cancelled.AnswerLength(cancelled.Kit[0], Now.AddDays(1)));
        Assert.Equal(TimeSpan.FromMinutes(2), cancelled.Length(Now.AddDays(1)));
    }
}
