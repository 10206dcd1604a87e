namespace PrepBot.Discord.Rest;

/// <summary>
/// What a call finds out that holds more than itself. One 401 may be an accident of Discord's, so it only raises a doubt: what needs the token is held
/// back, and the keeper of the shards looks at the token itself, which settles the doubt or ends the process. A throttle of everything ends by itself.
/// </summary>
internal sealed class WireState(TimeProvider time, ClockDifference clock)
{
    /// <summary>A hold that is over sooner is no news.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    /// <summary>How far Discord's clock is from ours, as its answers tell.</summary>
    public ClockDifference Clock => clock;

    private TaskCompletionSource _doubt = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _throttledUntilTicks;

    /// <summary>Whether a call was refused for its token, and nobody knows yet whether that was an accident.</summary>
    public bool IsTokenInDoubt => TokenDoubted.IsCompleted;

    /// <summary>Completes when a doubt is raised.</summary>
    public Task TokenDoubted => Volatile.Read(ref _doubt).Task;

    /// <summary>Whether Discord holds back every call for longer than is worth waiting.</summary>
    public bool IsThrottled => TimeSpan.FromTicks(Interlocked.Read(ref _throttledUntilTicks)) - Now() > Long;

    public void Doubt() => Volatile.Read(ref _doubt).TrySetResult();

    /// <summary>The token was looked at, and it is good.</summary>
    public void Settle()
    {
        if (IsTokenInDoubt)
            Volatile.Write(ref _doubt, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }

    public void Throttled(TimeSpan wait) => Interlocked.Exchange(ref _throttledUntilTicks, (Now() + wait).Ticks);

    private TimeSpan Now() => time.GetElapsedTime(0);
}
