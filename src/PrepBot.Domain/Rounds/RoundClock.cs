namespace PrepBot.Domain.Rounds;

/// <summary>What the clock of a round brings next.</summary>
public enum ClockEvent
{
    /// <summary>The time to say "I'm here" is over: <see cref="RoundGathering.ArrivalOver"/>.</summary>
    ArrivalOver = 1,

    /// <summary>The running answer reaches one of <see cref="RoundRules.AnswerMarks"/>. Asks for a fresh card and changes nothing.</summary>
    AnswerMark = 2,

    /// <summary>Half of the planned time is over.</summary>
    HalfTime = 3,

    /// <summary>Five minutes are left.</summary>
    FiveLeft = 4,

    /// <summary>The planned end.</summary>
    TimeIsUp = 5,

    /// <summary>Nobody has done anything for too long: <see cref="RoundTime.Abandon"/>.</summary>
    Abandoned = 6,
}

/// <summary>An event and its instant.</summary>
public readonly record struct ClockTick(ClockEvent Event, DateTimeOffset At);

/// <summary>Decides what the clock of a round brings next. Pure: a due row holds the instant, and whoever wakes asks again.</summary>
public static class RoundClock
{
    /// <summary>
    /// The next event after what has been given already, overdue or to come; null once the round is no longer open. An open round always
    /// has one, so that nothing hangs for ever.
    /// </summary>
    /// <param name="round">The round as it is.</param>
    /// <param name="now">
    /// Answer marks that have passed are not brought again: they show in the card by themselves. Of several overdue notes only the last
    /// one comes, and none at all once the round is abandoned: after a downtime there is no burst.
    /// </param>
    public static ClockTick? Next(Round round, DateTimeOffset now) =>
        Ticks(round, now).OrderBy(tick => tick.At).ThenBy(tick => tick.Event).Select(tick => (ClockTick?)tick).FirstOrDefault();

    private static IEnumerable<ClockTick> Ticks(Round round, DateTimeOffset now)
    {
        if (round is { Stage: RoundStage.Gathering, AskedAboutAbsence: false })
            yield return new ClockTick(ClockEvent.ArrivalOver, round.ArriveBy);

        if (AbandonedAt(round) is { } abandoned)
            yield return new ClockTick(ClockEvent.Abandoned, abandoned);

        if (round is not { Stage: RoundStage.Running, PausedAt: null } || AbandonedAt(round) <= now)
            yield break;

        var notes = Notes(round).Where(note => !round.NotesGiven.HasFlag(note.Flag)).Select(note => note.Tick).ToList();
        var lastOverdue = notes.FindLastIndex(note => note.At <= now);
        foreach (var note in notes.Skip(Math.Max(0, lastOverdue)))
            yield return note;

        if (round.BeingAnswered is { AskedAt: { } asked } prompt)
        {
            foreach (var mark in RoundRules.AnswerMarks)
            {
                var at = asked + prompt.PausedFor + mark;
                if (at > now)
                    yield return new ClockTick(ClockEvent.AnswerMark, at);
            }
        }
    }

    /// <summary>When the round is given up if nobody does anything until then; null when that is not near.</summary>
    internal static DateTimeOffset? AbandonedAt(Round round) => round switch
    {
        { Stage: RoundStage.Gathering, AskedAboutAbsence: true } => round.ArriveBy + RoundRules.AbandonedAfter,
        { Stage: RoundStage.Running, PausedAt: { } paused } => paused + RoundRules.LongestPause,
        { Stage: RoundStage.Running, EndsAt: { } end } => end + RoundRules.AbandonedAfter,
        _ => null,
    };

    private static IEnumerable<(ClockNotes Flag, ClockTick Tick)> Notes(Round round)
    {
        if (round is not { StartedAt: { } start, EndsAt: { } end })
            yield break;

        var half = start + round.PausedFor + ((end - start - round.PausedFor) / 2);
        var fiveLeft = end - RoundRules.LastStretch;

        // In a round of ten minutes both fall together, and one note says enough.
        if (half < fiveLeft)
            yield return (ClockNotes.HalfTime, new ClockTick(ClockEvent.HalfTime, half));

        yield return (ClockNotes.FiveLeft, new ClockTick(ClockEvent.FiveLeft, fiveLeft));
        yield return (ClockNotes.TimeIsUp, new ClockTick(ClockEvent.TimeIsUp, end));
    }

    /// <summary>The round with a clock note marked as given. Notes that are out of date by now are marked with it, so that none comes in a burst.</summary>
    public static Round Given(this Round round, ClockEvent note) => note switch
    {
        ClockEvent.HalfTime => round with { NotesGiven = round.NotesGiven | ClockNotes.HalfTime },
        ClockEvent.FiveLeft => round with { NotesGiven = round.NotesGiven | ClockNotes.HalfTime | ClockNotes.FiveLeft },
        ClockEvent.TimeIsUp => round with { NotesGiven = ClockNotes.HalfTime | ClockNotes.FiveLeft | ClockNotes.TimeIsUp },
        _ => round,
    };
}
