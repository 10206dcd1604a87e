namespace PrepBot.Practice.Queue.FirstStart;

/// <summary>The day of somebody's interview: told in weeks it is the last day of them.</summary>
internal static class FirstDay
{
    /// <summary>Within two weeks, in days.</summary>
    public const int Soon = 14;

    /// <summary>Within six weeks, in days.</summary>
    public const int Next = 42;
}
