using FsCheck;
using FsCheck.Fluent;
using PrepBot.Domain.Rounds;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Rounds;

public sealed class RoundClockTests
{
    private static readonly DateTimeOffset Start = Some.Now;

    [Fact]
    public void GatheringRound_JustPaired_ArrivalTimeIsNext()
    {
        var round = Some.Round();

        var next = RoundClock.Next(round, round.CreatedAt);

        Assert.Equal(new ClockTick(ClockEvent.ArrivalOver, round.ArriveBy), next);
    }

    [Fact]
    public void GatheringRound_AskedAboutAbsence_IsGivenUpAfterHalfAnHour()
    {
        var round = Some.Round() with { InterviewerHere = true, AskedAboutAbsence = true };

        var next = RoundClock.Next(round, round.ArriveBy);

        Assert.Equal(new ClockTick(ClockEvent.Abandoned, round.ArriveBy.AddMinutes(30)), next);
    }

    [Fact]
    public void GatheringRound_AskedAboutAbsenceAfterDowntime_LeavesTimeToAnswer()
    {
        var late = Start.AddHours(3);
        var round = Some.Round() with { InterviewerHere = true };

        var asked = Assert.IsType<RoundStep.Taken>(round.ArrivalOver(late)).Round;

        Assert.Equal(new ClockTick(ClockEvent.Abandoned, late.AddMinutes(30)), RoundClock.Next(asked, late));
    }

    [Theory]
    [InlineData(ClockNotes.None, ClockEvent.HalfTime, 22.5)]
    [InlineData(ClockNotes.HalfTime, ClockEvent.FiveLeft, 40)]
    [InlineData(ClockNotes.HalfTime | ClockNotes.FiveLeft, ClockEvent.TimeIsUp, 45)]
    [InlineData(ClockNotes.HalfTime | ClockNotes.FiveLeft | ClockNotes.TimeIsUp, ClockEvent.Abandoned, 75)]
    public void RunningRound_NotesGiven_NextNoteIsPlanned(ClockNotes given, ClockEvent expected, double minutes)
    {
        var round = Some.RunningRound(minutes: 45) with { NotesGiven = given };

        var next = RoundClock.Next(round, Start);

        Assert.Equal(new ClockTick(expected, Start.AddMinutes(minutes)), next);
    }

    [Theory]
    [InlineData(30, ClockEvent.HalfTime)]
    [InlineData(41, ClockEvent.FiveLeft)]
    [InlineData(60, ClockEvent.TimeIsUp)]
    [InlineData(75, ClockEvent.Abandoned)]
    [InlineData(10_000, ClockEvent.Abandoned)]
    public void RunningRound_AfterDowntime_OnlyTheLastOverdueNoteComes(int minutes, ClockEvent expected)
    {
        var round = Some.RunningRound(minutes: 45);
        var now = Start.AddMinutes(minutes);

        var given = new List<ClockEvent>();
        while (RoundClock.Next(round, now) is { } tick && tick.At <= now && given.Count < 5 && !given.Contains(ClockEvent.Abandoned))
        {
            given.Add(tick.Event);
            round = round.Given(tick.Event);
        }

        Assert.Equal([expected], given);
    }

    [Theory]
    [InlineData(10, ClockEvent.FiveLeft)]
    [InlineData(11, ClockEvent.HalfTime)]
    public void ShortRound_HalfTimeAndFiveLeftTogether_OneNoteIsEnough(int minutes, ClockEvent expected)
    {
        var round = Some.RunningRound(minutes: minutes);

        var next = RoundClock.Next(round, Start);

        Assert.Equal(expected, next?.Event);
    }

    [Fact]
    public void RunningRound_PausedBeforeHalfTime_HalfTimeMovesByThePause()
    {
        var paused = Assert.IsType<RoundStep.Taken>(Some.RunningRound(minutes: 40).Pause(Start.AddMinutes(4))).Round;
        var resumed = Assert.IsType<RoundStep.Taken>(paused.Resume(Start.AddMinutes(11))).Round;

        var next = RoundClock.Next(resumed, Start.AddMinutes(11));

        Assert.Equal(new ClockTick(ClockEvent.HalfTime, Start.AddMinutes(27)), next);
    }

    [Fact]
    public void RunningRound_ExtendedBeforeHalfTime_HalfTimeMovesByHalfOfIt()
    {
        var extended = Assert.IsType<RoundStep.Taken>(Some.RunningRound(minutes: 40).Extend(40, Start)).Round;

        var next = RoundClock.Next(extended, Start);

        Assert.Equal(new ClockTick(ClockEvent.HalfTime, Start.AddMinutes(22.5)), next);
    }

    [Fact]
    public void RunningRound_Paused_NothingComesButTheEndOfPatience()
    {
        var paused = Assert.IsType<RoundStep.Taken>(Some.RunningRound(minutes: 40).Pause(Start.AddMinutes(1))).Round;

        var next = RoundClock.Next(paused, Start.AddMinutes(90));

        Assert.Equal(new ClockTick(ClockEvent.Abandoned, Start.AddMinutes(121)), next);
    }

    [Theory]
    [InlineData(0, 120)]
    [InlineData(119, 120)]
    [InlineData(120, 180)]
    [InlineData(200, 210)]
    public void RunningAnswer_SoFarLong_NextMarkIsPlanned(int seconds, int mark)
    {
        var round = Answering();

        var next = RoundClock.Next(round, Start.AddSeconds(seconds));

        Assert.Equal(new ClockTick(ClockEvent.AnswerMark, Start.AddSeconds(mark)), next);
    }

    [Fact]
    public void RunningAnswer_PastTheLastMark_NoMoreMarks()
    {
        var round = Answering();

        var next = RoundClock.Next(round, Start.AddSeconds(210));

        Assert.Equal(ClockEvent.HalfTime, next?.Event);
    }

    [Fact]
    public void RunningAnswer_Paused_MarksMoveByThePause()
    {
        var paused = Assert.IsType<RoundStep.Taken>(Answering().Pause(Start.AddSeconds(60))).Round;
        var resumed = Assert.IsType<RoundStep.Taken>(paused.Resume(Start.AddSeconds(360))).Round;

        var next = RoundClock.Next(resumed, Start.AddSeconds(360));

        Assert.Equal(new ClockTick(ClockEvent.AnswerMark, Start.AddSeconds(420)), next);
    }

    [Theory]
    [InlineData(RoundStage.Debriefing)]
    [InlineData(RoundStage.Revealed)]
    [InlineData(RoundStage.Cancelled)]
    public void ClosedRound_Asked_NothingComesByItself(RoundStage stage)
    {
        var round = Some.RunningRound() with { Stage = stage, EndedAt = Start };

        var next = RoundClock.Next(round, Start);

        Assert.Null(next);
    }

    [Fact]
    public void AnyOpenRound_LeftToItsClock_ClosesAndGivesNothingTwice()
    {
        var anyDelays = Gen.Frequency((6, Gen.Choose(0, 5)), (3, Gen.Choose(5, 1_200)), (1, Gen.Choose(1_200, 200_000))).ListOf(40);
        var any = from reached in RoundMoves.Reached from delays in anyDelays select (reached.Round, reached.Now, delays);

        Rule.Holds(any, given =>
        {
            var (round, now) = (given.Round, given.Now);
            var notes = new List<ClockEvent>();

            foreach (var delay in given.delays)
            {
                if (RoundClock.Next(round, now) is not { } tick)
                    break;

                now = (tick.At > now ? tick.At : now).AddSeconds(delay);
                var due = RoundClock.Next(round, now)!.Value;
                if (due.At > now)
                    continue;

                if (due.Event is ClockEvent.HalfTime or ClockEvent.FiveLeft or ClockEvent.TimeIsUp)
                    notes.Add(due.Event);
                round = Happen(round, due.Event, now);
            }

            Assert.False(round.IsOpen);
            Assert.Equal(notes.Distinct().Order(), notes);
        });
    }

    [Fact]
    public void AnyOpenRound_LongDowntime_OneEventAtMostBeforeTheNextIsInTheFuture()
    {
        var any = from reached in RoundMoves.Reached from downtime in Gen.Choose(0, 40_000) select (reached.Round, reached.Now, downtime);

        Rule.Holds(any, given =>
        {
            var now = given.Now.AddSeconds(given.downtime);
            if (RoundClock.Next(given.Round, now) is not { } first || first.At > now)
                return;

            var after = Happen(given.Round, first.Event, now);

            Assert.True(RoundClock.Next(after, now) is not { } second || second.At > now);
        }, runs: 1_000);
    }

    private static Round Answering()
    {
        var round = Some.RunningRound(minutes: 45);
        return Assert.IsType<RoundStep.Taken>(round.Ask(round.Kit[0].PromptKey, Start)).Round;
    }

    private static Round Happen(Round round, ClockEvent what, DateTimeOffset now) => what switch
    {
        ClockEvent.ArrivalOver => RoundMoves.After(round, round.ArrivalOver(now)),
        ClockEvent.Abandoned => RoundMoves.After(round, round.Abandon(now)),
        _ => round.Given(what),
    };
}
