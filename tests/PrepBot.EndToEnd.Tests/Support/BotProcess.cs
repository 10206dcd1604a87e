using System.Diagnostics;
using System.Text;
using PrepBot.Host.Configuration;
using PrepBot.Testing;

namespace PrepBot.EndToEnd.Tests.Support;

/// <summary>The built program as its users start it.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private const string Greeting = "Open the playground at ";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private BotProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>Where its page is.</summary>
    public Uri Address => _address.Task.Result;

    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public IReadOnlyList<string> Lines => Said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Starts it with no settings but those given.</summary>
    public static BotProcess Start(string folder, string arguments, IEnumerable<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo(Program())
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

    /// <summary>Waits until it has said where its page is.</summary>
    public async Task RunsAsync()
    {
        await Task.WhenAny(_address.Task, _reading).WaitAsync(Limit, TimeProvider.System);
        Assert.True(_address.Task.IsCompletedSuccessfully, $"It ended without an address: {Said}");
    }

    /// <summary>Ends the bot where it stands; its database goes on.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
            _process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Asks it to stop, and waits for its end.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        return await EndAsync();
    }

    /// <summary>Waits for its end and gives the exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Limit, TimeProvider.System);
        await _reading.WaitAsync(Limit, TimeProvider.System);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _reading;
        _process.Dispose();
    }

    /// <summary>The one built with these tests; otherwise the newest of the checkout, of whatever configuration.</summary>
    private static string Program()
    {
        var name = OperatingSystem.IsWindows() ? "prepbot.exe" : "prepbot";
        var beside = Path.Combine(AppContext.BaseDirectory, name);
        if (File.Exists(beside))
            return beside;

        var built = Repository.PathOf("src/PrepBot.Host/bin");
        return Directory.Exists(built)
            && Directory.EnumerateFiles(built, name, SearchOption.AllDirectories).OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault() is { } newest
                ? newest
                : throw new InvalidOperationException($"There is no {name} beside the tests and none below {built}.");
    }

    private async Task ReadAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync() is { } line)
        {
            lock (_said)
                _said.Append(line).Append('\n');
            if (line.IndexOf(Greeting, StringComparison.Ordinal) is >= 0 and var at)
                _address.TrySetResult(new Uri(line[(at + Greeting.Length)..].Split(' ')[0]));
        }
    }
}
