using PrepBot.Domain.Rounds;

namespace PrepBot.Domain.Debriefs;

/// <summary>What the debrief clock brings next. Numbers are stored.</summary>
public enum DebriefEvent
{
    /// <summary>15 minutes after the end.</summary>
    FirstReminder = 1,

    /// <summary>3 hours after the end.</summary>
    SecondReminder = 2,

    /// <summary>20 hours after the end.</summary>
    LastReminder = 3,

    /// <summary>The waiting is over: what there is, is revealed.</summary>
    RevealDeadline = 4,
}

/// <summary>An event and its instant.</summary>
public readonly record struct DebriefTick(DebriefEvent Event, DateTimeOffset At);

/// <summary>When debriefs open, and when who has not filed is reminded. Pure.</summary>
public static class RevealRule
{
    /// <summary>Debriefs open this long after the end, with what there is.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromHours(24);

    /// <summary>A debrief within this time counts as on time: while the round is fresh.</summary>
    public static readonly TimeSpan OnTime = TimeSpan.FromHours(3);

    /// <summary>What was not filed by the deadline can still be filed for so long, and is open at once.</summary>
    public static readonly TimeSpan LateFiling = TimeSpan.FromHours(48);

    /// <summary>What was filed can be corrected for so long after the reveal, as a new version.</summary>
    public static readonly TimeSpan Correction = TimeSpan.FromDays(7);

    private static readonly (DebriefEvent Event, TimeSpan After)[] Plan =
    [
        (DebriefEvent.FirstReminder, TimeSpan.FromMinutes(15)),
        (DebriefEvent.SecondReminder, TimeSpan.FromHours(3)),
        (DebriefEvent.LastReminder, TimeSpan.FromHours(20)),
        (DebriefEvent.RevealDeadline, Deadline),
    ];

    /// <summary>Whether both may see both now.</summary>
    public static bool IsOpen(bool interviewerFiled, bool candidateFiled, DateTimeOffset endedAt, DateTimeOffset now) =>
        (interviewerFiled && candidateFiled) || now >= endedAt + Deadline;

    /// <summary>Whether a side that has not filed still may.</summary>
    public static bool TakesFiling(Round round, DateTimeOffset now) =>
        round.Stage == RoundStage.Debriefing || (round is { Stage: RoundStage.Revealed, RevealedAt: { } at } && now < at + LateFiling);

    /// <summary>Whether a side that has filed may correct it, or the candidate dispute it.</summary>
    public static bool TakesCorrection(Round round, DateTimeOffset now) =>
        round is { Stage: RoundStage.Revealed, RevealedAt: { } at } && now < at + Correction;

    /// <summary>The next event after the last one that happened, overdue or to come; null after the deadline.</summary>
    /// <param name="endedAt">When the round ended.</param>
    /// <param name="last">The last event that was handled, or null.</param>
    /// <param name="now">Of several overdue events only the last one comes: never a burst.</param>
    public static DebriefTick? Next(DateTimeOffset endedAt, DebriefEvent? last, DateTimeOffset now)
    {
        var left = Plan.Where(step => last is null || step.Event > last).Select(step => new DebriefTick(step.Event, endedAt + step.After)).ToList();
        var overdue = left.FindLastIndex(tick => tick.At <= now);
        return left.Count == 0 ? null : left[Math.Max(0, overdue)];
    }
}
