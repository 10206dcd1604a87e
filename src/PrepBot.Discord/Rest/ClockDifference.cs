namespace PrepBot.Discord.Rest;

/// <summary>
/// How far our clock is ahead of Discord's. Deadlines are reckoned from instants of Discord's clock, so on a machine whose clock is wrong every
/// click would look late, or none would. Learnt from the Date of answers, which is exact to the second; small differences are left alone.
/// </summary>
internal sealed class ClockDifference
{
    private static readonly TimeSpan Small = TimeSpan.FromSeconds(2);

    private long _ticks;

    /// <summary>Ours less theirs.</summary>
    public TimeSpan Value => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <summary>An answer of Discord's was dated so when it arrived.</summary>
    public void Learn(DateTimeOffset theirs, DateTimeOffset ours)
    {
        // The date is cut to the second: half of one is the best guess.
        var difference = ours - theirs - TimeSpan.FromMilliseconds(500);
        Interlocked.Exchange(ref _ticks, difference.Duration() < Small ? 0 : difference.Ticks);
    }
}
