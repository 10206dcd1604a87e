using Xunit;

namespace PrepBot.Testing;

/// <summary>
/// Moves a hand clock for a bot on a real wire, no faster than this machine follows. Real milliseconds would be a bet on how busy the machine is; so before
/// each step the same wire is travelled there and back, more often while this process computes, and a slow machine slows the clock. The clock stands while
/// nothing waits for it; and while something under way has a deadline, a connection being made or a call not yet answered, it goes in small parts of what is
/// left: a deadline is met only by what hangs.
/// </summary>
/// <param name="clock">The clock of the bot and of its world.</param>
/// <param name="thereAndBack">Travels the wire there and back: by HTTP, and where there is a database, to it too.</param>
public sealed class WirePace(ManualTimeProvider clock, Func<Task> thereAndBack)
{
    private const int PartsOfADeadline = 12;
    private const int TripsForADeadline = 3;
    private const int TripsWhileComputing = 5;

    private static readonly TimeSpan SmallestPart = TimeSpan.FromMilliseconds(20);

    /// <summary>Whether more than the one who asks is at work in this process: threads that compute, or work that waits for one.</summary>
    private static bool Computes
    {
        get
        {
            ThreadPool.GetMaxThreads(out var all, out _);
            ThreadPool.GetAvailableThreads(out var free, out _);
            return all - free > 1 || ThreadPool.PendingWorkItemCount > 0;
        }
    }

    /// <summary>Time goes by.</summary>
    /// <param name="span">How much.</param>
    /// <param name="trips">How often the wire is travelled before each step.</param>
    public async Task PassAsync(TimeSpan span, int trips = 1)
    {
        for (var left = span; left > TimeSpan.Zero;)
        {
            await TravelAsync(trips);
            if (clock.NearestDeadline is not null)
                await TravelAsync(trips * TripsForADeadline);
            var step = Part(left);
            clock.Advance(step);
            left -= step;
        }
    }

    /// <summary>Time goes by until it is so.</summary>
    /// <param name="what">What is waited for, for the failure.</param>
    /// <param name="isSo">Whether it has come.</param>
    /// <param name="step">How much time goes by between two looks.</param>
    /// <param name="trips">How often the wire is travelled between two looks.</param>
    public async Task UntilAsync(string what, Func<bool> isSo, TimeSpan step, int trips = 1)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Eventually.Patience, $"Waited in vain for {what}.");
            for (var trip = 0; trip < trips && !isSo(); trip++)
                await TravelAsync(1);
            if (isSo() || clock.Waiting == 0)
                continue;

            if (clock.NearestDeadline is not null)
                await TravelAsync(trips * TripsForADeadline);
            if (!isSo())
                clock.Advance(Part(step));
        }
    }

    /// <summary>Time goes by until the work is done.</summary>
    /// <returns>How much of it.</returns>
    public async Task<TimeSpan> RunAsync(Task work, TimeSpan step, int trips = 1)
    {
        var begun = clock.GetTimestamp();
        await UntilAsync("the end of the work", () => work.IsCompleted, step, trips);
        return clock.GetElapsedTime(begun);
    }

    /// <summary>No more of a step than a small part of what is left until the next deadline.</summary>
    private TimeSpan Part(TimeSpan step)
    {
        if (clock.NearestDeadline is not { } deadline || step <= SmallestPart)
            return step;

        var part = deadline / PartsOfADeadline;
        return part >= step ? step : part > SmallestPart ? part : SmallestPart;
    }

    /// <summary>The wire is travelled so often, more often while this process computes, and the clock stands.</summary>
    public async Task TravelAsync(int trips)
    {
        for (var trip = 0; trip < trips || (Computes && trip < trips * TripsWhileComputing); trip++)
            await thereAndBack();
    }
}
