using System.Diagnostics;
using System.Text.Json;

namespace PrepBot.Benchmarks.Wire;

/// <summary>The other side of the wire, started as this very program with another verb.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private PeerProcess(Process process, IReadOnlyDictionary<string, string> settings) => (_process, Settings) = (process, settings);

    /// <summary>How it is reached.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    public static async Task<PeerProcess> StartAsync(string verb)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(PeerProcess).Assembly.Location);
        start.ArgumentList.Add(verb);
        var process = Process.Start(start)!;
        var settings = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The other side said nothing.");
        return new PeerProcess(process, JsonSerializer.Deserialize(settings, LoadJson.Default.DictionaryStringString)!);
    }

    public async Task<LoadReport> DoAsync(LoadOrder order)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order, LoadJson.Default.LoadOrder));
        await _process.StandardInput.FlushAsync();
        var report = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The other side ended at {order}.");
        return JsonSerializer.Deserialize(report, LoadJson.Default.LoadReport)!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
