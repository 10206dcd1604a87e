using System.Runtime.CompilerServices;
using Xunit;

namespace PrepBot.Testing;

/// <summary>Waits, in real time, for what happens on other threads or in other processes. How long that takes depends on the machine and is never asserted.</summary>
public static class Eventually
{
    /// <summary>After so many milliseconds a test hangs: nothing that works takes as long, however busy the machine.</summary>
    public const int LongestTest = 600_000;

    /// <summary>After this nothing comes any more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(100);

    /// <param name="isSo">Whether it has come.</param>
    /// <param name="what">How that is written, for the failure.</param>
    public static Task TrueAsync(Func<bool> isSo, [CallerArgumentExpression(nameof(isSo))] string what = "") => TrueAsync(what, isSo);

    /// <param name="what">What is waited for, for the failure.</param>
    /// <param name="isSo">Whether it has come.</param>
    public static Task TrueAsync(string what, Func<bool> isSo) => TrueAsync(what, () => Task.FromResult(isSo()));

    /// <param name="what">What is waited for, for the failure.</param>
    /// <param name="isSo">Whether it has come.</param>
    public static Task TrueAsync(string what, Func<Task<bool>> isSo) => FoundAsync(what, async () => await isSo() ? "" : null);

    /// <param name="what">What is waited for, for the failure.</param>
    /// <param name="look">Gives null while there is nothing.</param>
    public static async Task<T> FoundAsync<T>(string what, Func<Task<T?>> look)
        where T : class
    {
        var since = TimeProvider.System.GetTimestamp();
        for (var pause = FirstLook; ; pause = pause < LongestLook / 2 ? pause * 1.5 : LongestLook)
        {
            if (await look() is { } found)
                return found;
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, $"Waited in vain for {what}.");
            await Task.Delay(pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
