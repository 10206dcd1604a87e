using System.Diagnostics;
using System.Net;

namespace PrepBot.Benchmarks.Wire;

/// <summary>The built program as its users start it, with the settings given and no others.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private BotProcess(Process process, DirectoryInfo folder, TimeSpan untilReady) => (_process, _folder, UntilReady) = (process, folder, untilReady);

    /// <summary>From its start until readiness says yes.</summary>
    public TimeSpan UntilReady { get; }

    /// <summary>What it holds of the machine's memory.</summary>
    public double MegabytesHeld
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024d / 1024d;
        }
    }

    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<BotProcess> StartAsync(IEnumerable<KeyValuePair<string, string>> settings, int healthPort)
    {
        var folder = Directory.CreateTempSubdirectory("prepbot-benchmark-");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "prepbot"))
        {
            WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var (key, value) in settings.Append(new("Health__Url", $"http://127.0.0.1:{healthPort}")))
            start.Environment[key] = value;

        var begun = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, said) =>
        {
            if (said.Data is not null)
                Console.Error.WriteLine($"bot: {said.Data}");
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ReadyAsync(process, new Uri($"http://127.0.0.1:{healthPort}/health/ready"), begun);
        return new BotProcess(process, folder, Stopwatch.GetElapsedTime(begun));
    }

    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task ReadyAsync(Process process, Uri ready, long begun)
    {
        using var http = new HttpClient();
        while (Stopwatch.GetElapsedTime(begun) < Limit)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The bot ended with {process.ExitCode}.");

            try
            {
                using var answer = await http.GetAsync(ready);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
        }

        throw new InvalidOperationException("The bot was not ready within a minute.");
    }
}
