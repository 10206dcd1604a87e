using System.Globalization;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Folder;
using PrepBot.LocalPostgres.Machine;
using PrepBot.LocalPostgres.Programs;

namespace PrepBot.LocalPostgres.Server;

/// <summary>
/// Starts and stops the server process through <c>pg_ctl</c>. That program puts the server into a session of its own, so that Ctrl+C at the
/// bot's terminal does not reach it before the bot has finished; it drops an administrator's rights on Windows; and it notices at once
/// when the server gives up. The server is nobody's child: it outlives a killed bot and is found again by the next one.
/// </summary>
internal sealed class ServerControl(PrivateFolder folder, PostgresPrograms programs, ServerSettings settings, TimeProvider time)
{
    /// <summary>Long enough for the recovery of a small database after a crash.</summary>
    public static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    // Together within the ten seconds that a stopping bot has.
    private static readonly TimeSpan FastLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ImmediateLimit = TimeSpan.FromSeconds(2);

    /// <summary>What the server wrote, when it did not start; null when it did.</summary>
    public async Task<string?> StartAsync(int port, CancellationToken cancellationToken)
    {
        var layout = folder.Layout;
        File.Delete(Path.Combine(layout.Log, "start.log"));
        var tail = new LogTail(layout.Log);
        var start = folder.Command(
            programs.PgCtl, "start", "--silent", "--wait", "--timeout", Seconds(StartLimit), "--pgdata", layout.Data,
            "--log", Path.Combine(layout.Log, "start.log"), "--options", settings.CommandLine(port));
        try
        {
            var result = await (start with { ReadsOutput = !OperatingSystem.IsWindows() }).RunAsync(StartLimit + ImmediateLimit, time, cancellationToken);
            return result.Succeeded ? null : tail.Read() + result.Everything;
        }
        catch (TimeoutException)
        {
            throw Problems.TooSlow("Starting the database", StartLimit, layout.Log);
        }
    }

    /// <summary>Ends running transactions and writes everything out; if that takes too long, leaves it to the recovery of the next start.</summary>
    public async Task<bool> StopAsync(CancellationToken cancellationToken)
    {
        var pid = PidFile.Read(folder.Layout.PidFile)?.Pid;
        if (!await StopAsync("fast", FastLimit, cancellationToken) && !await StopAsync("immediate", ImmediateLimit, cancellationToken))
            return false;

        // The file with the process id goes a moment before the process itself, and who starts again should find neither.
        for (var since = time.GetTimestamp(); pid is { } gone && ProcessFacts.Find(gone) is { HasEnded: false } && time.GetElapsedTime(since) < GoneLimit;)
            await Task.Delay(GonePoll, time, cancellationToken);

        return true;
    }

    private async Task<bool> StopAsync(string mode, TimeSpan limit, CancellationToken cancellationToken)
    {
        var stop = folder.Command(
            programs.PgCtl, "stop", "--silent", "--wait", "--timeout", Seconds(limit), "--mode", mode, "--pgdata", folder.Layout.Data);
        try
        {
            var result = await stop.RunAsync(limit + TimeSpan.FromSeconds(1), time, cancellationToken);
            return result.Succeeded || !File.Exists(folder.Layout.PidFile);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static readonly TimeSpan GoneLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan GonePoll = TimeSpan.FromMilliseconds(10);

    private static string Seconds(TimeSpan span) => ((int)span.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
