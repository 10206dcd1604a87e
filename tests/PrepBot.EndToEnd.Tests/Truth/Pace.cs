namespace PrepBot.EndToEnd.Tests.Truth;

/// <summary>So many interactions a second, whoever makes them. Who comes late makes nobody hurry.</summary>
internal sealed class Pace(double perSecond)
{
    private readonly TimeSpan _between = TimeSpan.FromSeconds(1 / perSecond);
    private readonly Lock _gate = new();
    private readonly long _begun = TimeProvider.System.GetTimestamp();
    private TimeSpan _next;

    /// <summary>Waits for the next place.</summary>
    public Task TurnAsync()
    {
        lock (_gate)
        {
            var now = TimeProvider.System.GetElapsedTime(_begun);
            var at = _next > now ? _next : now;
            _next = at + _between;
            return at > now ? Task.Delay(at - now, TimeProvider.System, TestContext.Current.CancellationToken) : Task.CompletedTask;
        }
    }
}

/// <summary>Waits for what the bot does, looking often, since how long it takes is a figure of the run.</summary>
internal static class Soon
{
    /// <summary>Longer than any wait the bot is told of by a fault, and than a busy machine needs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(15);

    public static async Task<T> FoundAsync<T>(string what, Func<T?> look)
        where T : class
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (look() is { } found)
                return found;
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, $"Waited in vain for {what}.");
            await Task.Delay(Look, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public static Task TrueAsync(string what, Func<bool> look) => FoundAsync(what, () => look() ? "" : null);
}
