using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PrepBot.Host.Configuration;
using PrepBot.Testing;

namespace PrepBot.Host.Tests.Starting;

/// <summary>The built program on a console that takes nothing: it starts, answers, and ends politely.</summary>
public sealed class UnreadConsoleTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prepbot-console-");

    public void Dispose() => _folder.Delete(recursive: true);

    // A pipe holds 64 KB; once they are in, the next to write waits for a reader that never comes.
    [Theory]
    [InlineData("{ head -c 65536 /dev/zero; BOT; } 2>&1 | sleep 3600")]
    [InlineData("BOT >/dev/full 2>/dev/full")]
    public async Task ConsoleTakesNothing_Started_AnswersAndStopsPolitely(string shell)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /dev/full, and pipes of a known size.");
        var port = FreePort();
        var bot = "{ \"$0\" & echo $! >pid; wait $!; echo $? >code; kill 0; }";
        var start = new ProcessStartInfo("setsid", ["sh", "-c", shell.Replace("BOT", bot, StringComparison.Ordinal), Path.Combine(AppContext.BaseDirectory, "prepbot")])
        {
            WorkingDirectory = _folder.FullName,
            UseShellExecute = false,
        };
        foreach (var key in KnownKeys.All.Where(key => key.Name != KnownKeys.BinDirectory))
            start.Environment.Remove(key.Name);
        start.Environment[KnownKeys.DataDirectory] = Path.Combine(_folder.FullName, "postgres");
        start.Environment[KnownKeys.PlaygroundUrl] = $"http://127.0.0.1:{port}";

        using var process = Process.Start(start)!;
        var ready = await ReadyAsync(port, process);
        using (Process.Start("kill", ["-TERM", (await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "pid"))).Trim()]))
            await process.WaitForExitAsync().WaitAsync(Limit);

        Assert.Equal(HttpStatusCode.OK, ready);
        Assert.Equal("0", (await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "code"))).Trim());
    }

    private static async Task<HttpStatusCode?> ReadyAsync(int port, Process process)
    {
        using var client = new HttpClient();
        HttpStatusCode? status = null;
        await Eventually.TrueAsync("the bot to be ready", async () =>
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
                status = answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            return status is HttpStatusCode.OK || process.HasExited;
        });
        return status;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
