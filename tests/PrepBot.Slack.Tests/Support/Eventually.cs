namespace PrepBot.Slack.Tests.Support;

/// <summary>Waits, in real time, for what happens on other threads: the clock in the test's hand stands still meanwhile.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);

    public static async Task TrueAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(Between);
        while (!isSo())
            await timer.WaitForNextTickAsync(limit.Token);
    }
}
