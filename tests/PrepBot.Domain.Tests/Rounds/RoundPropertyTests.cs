using PrepBot.Domain.Rounds;
using PrepBot.Testing;

namespace PrepBot.Domain.Tests.Rounds;

public sealed class RoundPropertyTests
{
    [Fact]
    public void AnyRound_AnyPresses_InvariantsHold()
    {
        Rule.Holds(RoundMoves.Forward, moves =>
        {
            var story = new Story();

            foreach (var move in moves)
            {
                story.Play(move);
                AssertSound(story);
            }
        });
    }

    [Fact]
    public void AnyRound_ClockSetBack_LengthsAreNeverNegative()
    {
        Rule.Holds(RoundMoves.WithClockSetBack, moves =>
        {
            var story = new Story();

            foreach (var move in moves)
            {
                story.Play(move);

                Assert.True(story.Round.Length(story.Now) >= TimeSpan.Zero);
                Assert.True(story.Round.PausedFor >= TimeSpan.Zero);
                Assert.All(story.Round.Kit, prompt => Assert.True(story.Round.AnswerLength(prompt, story.Now) >= TimeSpan.Zero));
            }
        });
    }

    [Fact]
    public void AnyRound_SameButtonTwice_SecondPressChangesNothing()
    {
        Rule.Holds(RoundMoves.Forward, moves =>
        {
            var (round, now) = (RoundMoves.Start(), Some.Now);

            foreach (var move in moves)
            {
                now += move.After;
                var button = move.ButtonFor(round);
                round = RoundMoves.After(round, button(round, now));
                var second = button(round, now);

                Assert.False(second is RoundStep.Taken, $"{move.Press} was taken twice.");
                Assert.Same(round, second is RoundStep.Already already ? already.Round : round);
            }
        });
    }

    [Fact]
    public void AnyRound_AnyPresses_LengthIsTheTimeSpentRunning()
    {
        Rule.Holds(RoundMoves.Forward, moves =>
        {
            var story = new Story();

            foreach (var move in moves)
                story.Play(move);

            Assert.Equal(story.TimeRunning, story.Round.Length(story.Now));
        });
    }

    [Fact]
    public void AnyRound_AnyPresses_AnswerLengthsAreTheTimeSpentAnswering()
    {
        Rule.Holds(RoundMoves.Forward, moves =>
        {
            var story = new Story();

            foreach (var move in moves)
                story.Play(move);

            Assert.All(
                story.Round.Kit.Where(prompt => prompt.WasProbed),
                prompt => Assert.Equal(story.TimeAnswering.GetValueOrDefault(prompt.PromptKey), story.Round.AnswerLength(prompt, story.Now)));
        });
    }

    [Fact]
    public void AnyRound_AnyPress_EndMovesByPausesAndExtensionsOnly()
    {
        Rule.Holds(RoundMoves.Forward, moves =>
        {
            var story = new Story();

            foreach (var move in moves)
            {
                var before = story.Round;
                story.Play(move);
                var after = story.Round;

                if (before.EndsAt is { } planned && move.Press != Press.Extend)
                    Assert.Equal(planned + (after.PausedFor - before.PausedFor), after.EndsAt);
            }
        });
    }

    [Fact]
    public void AnyRound_AnyPress_ClosedRoundsNeverReopen()
    {
        Rule.Holds(RoundMoves.Forward, moves =>
        {
            var story = new Story();

            foreach (var move in moves)
            {
                var before = story.Round;
                story.Play(move);

                if (!before.IsOpen)
                    Assert.Equal(before with { Stage = story.Round.Stage, RevealedAt = story.Round.RevealedAt }, story.Round);
                Assert.True(before.IsOpen || !story.Round.IsOpen);
            }
        });
    }

    [Fact]
    public void ManyStories_Told_EveryPressIsTakenSometimes()
    {
        var taken = new HashSet<Press>();

        Rule.Holds(RoundMoves.Forward, moves =>
        {
            var story = new Story();
            taken.UnionWith(moves.Where(story.Play).Select(move => move.Press));
        }, runs: 2_000);

        Assert.Equal(Enum.GetValues<Press>(), taken.Order());
    }

    private static void AssertSound(Story story)
    {
        var (round, now) = (story.Round, story.Now);
        Assert.True(round.Kit.Count(prompt => prompt.IsBeingAnswered) <= (round.Stage == RoundStage.Running ? 1 : 0));
        Assert.InRange(round.ReplacementsLeft(), 0, RoundRules.MaxReplacements);
        Assert.InRange(round.Current, 0, round.Principles.Count - 1);
        Assert.InRange(round.Minutes, RoundRules.MinMinutes, RoundRules.MaxExtendedMinutes);
        Assert.Equal(story.First.Version, round.Version);
        Assert.Equal(story.First.Kit.Select(prompt => prompt.PromptKey), round.Kit.Select(prompt => prompt.PromptKey));
        Assert.Equal(
            new HashSet<Guid> { story.First.InterviewerId.Value, story.First.CandidateId.Value },
            [round.InterviewerId.Value, round.CandidateId.Value]);
        Assert.True(round.BeingAnswered is not { } answering || answering.Principle == round.CurrentPrinciple);
        Assert.True(round.PausedAt is null || round.Stage == RoundStage.Running);
        Assert.Equal(round.Stage == RoundStage.Cancelled, round.Cancelled is not null);
        Assert.Equal(round.IsOpen, round.EndedAt is null);
        Assert.Equal(round.Stage == RoundStage.Revealed, round.RevealedAt is not null);
        Assert.True(round.Stage is not (RoundStage.Debriefing or RoundStage.Revealed) || round.WasAnythingProbed);
        Assert.Equal(round.IsOpen, RoundClock.Next(round, now) is not null);
        if (round is { StartedAt: { } start, EndsAt: { } end })
            Assert.Equal(round.Minutes, (int)Math.Ceiling((end - start - round.PausedFor).TotalMinutes));
    }

    /// <summary>A round under random presses, with a plain stopwatch beside it.</summary>
    private sealed class Story
    {
        public Round First { get; } = RoundMoves.Start();

        public Round Round { get; private set; }

        public DateTimeOffset Now { get; private set; } = Some.Now;

        public TimeSpan TimeRunning { get; private set; }

        public Dictionary<string, TimeSpan> TimeAnswering { get; } = [];

        public Story() => Round = First;

        /// <summary>Lets the time pass and presses; says whether the step was taken.</summary>
        public bool Play(Move move)
        {
            Now += move.After;
            if (Round is { Stage: RoundStage.Running, PausedAt: null })
            {
                TimeRunning += move.After;
                if (Round.Kit.SingleOrDefault(prompt => prompt.IsBeingAnswered) is { } running)
                    TimeAnswering[running.PromptKey] = TimeAnswering.GetValueOrDefault(running.PromptKey) + move.After;
            }

            var step = move.ButtonFor(Round)(Round, Now);
            Round = RoundMoves.After(Round, step);
            return step is RoundStep.Taken;
        }
    }
}
