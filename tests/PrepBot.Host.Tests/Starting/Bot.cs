using System.Diagnostics;
using System.Text;
using PrepBot.Host.Configuration;

namespace PrepBot.Host.Tests.Starting;

/// <summary>The built program as its users start it, in a folder of its own and with no settings but those given.</summary>
internal sealed class Bot : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly Dictionary<string, TaskCompletionSource> _awaited = new(StringComparer.Ordinal);
    private readonly Task _reading;

    private Bot(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public IReadOnlyList<string> Lines => Said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Bot Start(string folder, string arguments, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "prepbot"))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            start.ArgumentList.Add(argument);
        foreach (var key in KnownKeys.All.Where(key => key.Name != KnownKeys.BinDirectory))
            start.Environment.Remove(key.Name);
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return new(Process.Start(start)!);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, IReadOnlyList<string> Lines)> RunAsync(string folder, string arguments, params (string Key, string Value)[] settings)
    {
        await using var bot = Start(folder, arguments, settings);
        return (await bot.EndAsync(), bot.Lines);
    }

    /// <summary>Waits until it has said this.</summary>
    public async Task SaysAsync(string words)
    {
        Task said;
        lock (_said)
        {
            if (_said.ToString().Contains(words, StringComparison.Ordinal))
                return;
            said = (_awaited[words] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }

        var first = await Task.WhenAny(said, _reading).WaitAsync(Limit);
        Assert.True(first == said, $"It never said \"{words}\" but: {Said}");
    }

    /// <summary>Waits for its end and gives the exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Limit);
        await _reading.WaitAsync(Limit);
        return _process.ExitCode;
    }

    /// <summary>A polite request to stop.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Terminate();
            await EndAsync();
        }

        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            lock (_said)
            {
                _said.Append(line).Append('\n');
                var text = _said.ToString();
                foreach (var (_, found) in _awaited.Where(pair => text.Contains(pair.Key, StringComparison.Ordinal)))
                    found.TrySetResult();
            }
        }
    }
}
