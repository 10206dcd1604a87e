using System.Diagnostics;
using System.Text.Json;

namespace PrepBot.Benchmarks.Wire;

/// <summary>
/// The other side of the wire, in a process of its own, so that its work does not count as the bot's: says how to be reached, then carries out orders from
/// its input, one a line, and reports each.
/// </summary>
internal static class LoadPeer
{
    private const int LargestSample = 20_000;

    /// <param name="settings">How to be reached; the first line it says.</param>
    /// <param name="deliver">Sends one interaction of a kind and comes back with its first answer; the number tells them apart.</param>
    /// <param name="untilSockets">Waits until so many sockets are open.</param>
    public static async Task ServeAsync(Dictionary<string, string> settings, Func<string, int, Task> deliver, Func<int, Task> untilSockets)
    {
        await SayAsync(JsonSerializer.Serialize(settings, LoadJson.Default.DictionaryStringString));
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var order = JsonSerializer.Deserialize(line, LoadJson.Default.LoadOrder)!;
            var report = order.What == "sockets" ? await WaitedAsync(untilSockets(order.Count)) : await RunAsync(order, deliver);
            await SayAsync(JsonSerializer.Serialize(report, LoadJson.Default.LoadReport));
        }
    }

    private static async Task<LoadReport> WaitedAsync(Task wait)
    {
        await wait;
        return new LoadReport(0, 1, []);
    }

    private static async Task<LoadReport> RunAsync(LoadOrder order, Func<string, int, Task> deliver)
    {
        var times = new double[order.Count];
        var begun = Stopwatch.GetTimestamp();
        if (order.PerSecond > 0)
            await PacedAsync(order, i => TimeAsync(order, deliver, times, i));
        else
            await WideAsync(order, i => TimeAsync(order, deliver, times, i));

        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var sample = times.Length <= LargestSample ? times : times[^LargestSample..];
        Array.Sort(sample);
        return new LoadReport(order.Count, seconds, sample);
    }

    private static async Task TimeAsync(LoadOrder order, Func<string, int, Task> deliver, double[] times, int number)
    {
        var sent = Stopwatch.GetTimestamp();
        await deliver(order.What, number);
        times[number] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
    }

    private static async Task WideAsync(LoadOrder order, Func<int, Task> one)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, order.Width == 0 ? order.Count : order.Width).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var number && number < order.Count)
                await one(number);
        }));
    }

    /// <summary>By the clock and not by the answers, so that slow ones do not make the load lighter.</summary>
    private static async Task PacedAsync(LoadOrder order, Func<int, Task> one)
    {
        var running = new List<Task>(order.Count);
        var begun = Stopwatch.GetTimestamp();
        for (var number = 0; number < order.Count; number++)
        {
            var wait = TimeSpan.FromSeconds((double)number / order.PerSecond) - Stopwatch.GetElapsedTime(begun);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, TimeProvider.System, CancellationToken.None);
            running.Add(one(number));
        }

        await Task.WhenAll(running);
    }

    private static async Task SayAsync(string line)
    {
        await Console.Out.WriteLineAsync(line);
        await Console.Out.FlushAsync();
    }
}
