namespace PrepBot.EndToEnd.Tests.Support;

/// <summary>Waits for what another process does, which nothing here can be told of.</summary>
internal static class Until
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks until there is something.</summary>
    /// <param name="what">What was waited for, for the failure.</param>
    /// <param name="look">Gives null while there is nothing.</param>
    /// <param name="limit">Half a minute unless told.</param>
    public static async Task<T> FoundAsync<T>(string what, Func<Task<T?>> look, TimeSpan? limit = null)
        where T : class
    {
        var since = TimeProvider.System.GetTimestamp();
        var token = TestContext.Current.CancellationToken;
        while (true)
        {
            if (await look() is { } found)
                return found;
            Assert.True(TimeProvider.System.GetElapsedTime(since) < (limit ?? Patience), $"Waited in vain for {what}.");
            await Task.Delay(Look, TimeProvider.System, token);
        }
    }

    public static Task TrueAsync(string what, Func<Task<bool>> look, TimeSpan? limit = null) =>
        FoundAsync(what, async () => await look() ? "" : null, limit);
}
