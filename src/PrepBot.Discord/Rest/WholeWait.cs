namespace PrepBot.Discord.Rest;

/// <summary>Waits in whole milliseconds: timers cut the rest off, and a wait that ends before its instant is begun again and again.</summary>
internal static class WholeWait
{
    /// <summary>The wait, rounded up; at least a millisecond.</summary>
    public static TimeSpan RoundUp(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds)));
}
