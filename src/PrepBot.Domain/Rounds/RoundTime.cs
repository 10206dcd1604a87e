using static PrepBot.Domain.Rounds.RoundStep;

namespace PrepBot.Domain.Rounds;

/// <summary>The steps that move the clock: pause, go on, longer, end.</summary>
public static class RoundTime
{
    /// <summary>Stops the clocks.</summary>
    public static RoundStep Pause(this Round round, DateTimeOffset now)
    {
        if (round is { Stage: RoundStage.Running, PausedAt: not null })
            return new Already(round);

        return RoundQuestions.NotNow(round) is { } why ? new Refused(why) : new Taken(round with { PausedAt = now });
    }

    /// <summary>Lets the clocks run again; the planned end moves by the length of the pause.</summary>
    public static RoundStep Resume(this Round round, DateTimeOffset now)
    {
        if (round.Stage != RoundStage.Running)
            return new Refused(round.Stage == RoundStage.Gathering ? RoundRefusal.NotStarted : RoundRefusal.Over);

        if (round.PausedAt is null)
            return new Already(round);

        return new Taken(round.WithPauseClosed(now));
    }

    /// <summary>
    /// Makes the round longer by <see cref="RoundRules.ExtensionMinutes"/>; when its end has passed, so much longer from now.
    /// </summary>
    /// <param name="from">The planned minutes the button was made for, so that a double press extends once.</param>
    public static RoundStep Extend(this Round round, int from, DateTimeOffset now)
    {
        if (round is not { Stage: RoundStage.Running, StartedAt: { } start, EndsAt: { } end })
            return new Refused(round.Stage == RoundStage.Gathering ? RoundRefusal.NotStarted : RoundRefusal.Over);

        if (round.Minutes != from)
            return new Already(round);

        var running = round.PausedAt ?? now;
        var longer = (end > running ? end : running) + TimeSpan.FromMinutes(RoundRules.ExtensionMinutes);
        var minutes = (int)Math.Ceiling((longer - start - round.PausedFor).TotalMinutes);
        if (minutes > RoundRules.MaxExtendedMinutes)
            return new Refused(RoundRefusal.LongEnough);

        // "Five left" comes once more only when more than that is left: otherwise the press itself has just told.
        var given = longer - RoundRules.LastStretch > running
            ? round.NotesGiven & ~ClockNotes.FiveLeft
            : round.NotesGiven | ClockNotes.HalfTime | ClockNotes.FiveLeft;
        return new Taken(round with
        {
            Minutes = minutes,
            ExtendedFrom = round.PlannedMinutes,
            EndsAt = longer,
            NotesGiven = given & ~ClockNotes.TimeIsUp,
        });
    }

    /// <summary>
    /// The talking is over. Without a single prompt asked, or with none that stood, there is nothing to debrief, and the round is cancelled.
    /// </summary>
    public static RoundStep End(this Round round, DateTimeOffset now)
    {
        if (round.Stage is RoundStage.Debriefing or RoundStage.Revealed)
            return new Already(round);

        if (round.Stage != RoundStage.Running)
            return new Refused(round.Stage == RoundStage.Gathering ? RoundRefusal.NotStarted : RoundRefusal.Over);

        return round.WasAnythingProbed
            ? new Taken(round.Closed(RoundStage.Debriefing, now))
            : round.Cancel(round.ProgressLost ? CancelReason.ProgressLost : CancelReason.NothingAsked, now);
    }

    /// <summary>
    /// Nobody has done anything for too long (<see cref="ClockEvent.Abandoned"/>): who waited for a partner is let go, a round under way
    /// ends. Before its time, nothing changes.
    /// </summary>
    public static RoundStep Abandon(this Round round, DateTimeOffset now)
    {
        if (!round.IsOpen)
            return new Refused(RoundRefusal.Over);

        if (RoundClock.AbandonedAt(round) is not { } due || now < due)
            return new Already(round);

        return round.Stage == RoundStage.Gathering ? round.Cancel(CancelReason.PartnerDidNotCome, now) : round.End(now);
    }

    /// <summary>An organiser closes it for its members: it ends with what there is to debrief, and else does not take place.</summary>
    public static RoundStep CloseByOrganiser(this Round round, DateTimeOffset now) =>
        round is { Stage: RoundStage.Running, WasAnythingProbed: true } ? round.End(now) : round.Cancel(CancelReason.ClosedByOrganiser, now);

    /// <summary>The debriefs open to both.</summary>
    public static RoundStep Reveal(this Round round, DateTimeOffset now) => round.Stage switch
    {
        RoundStage.Revealed => new Already(round),
        RoundStage.Debriefing => new Taken(round with { Stage = RoundStage.Revealed, RevealedAt = now }),
        RoundStage.Cancelled => new Refused(RoundRefusal.Over),
        _ => new Refused(RoundRefusal.NotStarted),
    };

    /// <summary>The round with its clocks stopped for good: no pause under way, no answer running.</summary>
    internal static Round Closed(this Round round, RoundStage stage, DateTimeOffset now) =>
        round.WithPauseClosed(now).WithAnswerClosed(now) with { Stage = stage, EndedAt = now };

    private static Round WithPauseClosed(this Round round, DateTimeOffset now)
    {
        if (round.PausedAt is not { } since)
            return round;

        var pause = Round.AtLeastZero(now - since);
        var going = round with { PausedAt = null, PausedFor = round.PausedFor + pause, EndsAt = round.EndsAt + pause };
        return round.BeingAnswered is { } running
            ? going.Changed(running.PromptKey, prompt => prompt with { PausedFor = prompt.PausedFor + pause })
            : going;
    }
}
