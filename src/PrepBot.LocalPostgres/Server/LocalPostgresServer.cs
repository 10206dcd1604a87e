using Microsoft.Extensions.Logging;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Folder;
using PrepBot.LocalPostgres.Machine;
using PrepBot.LocalPostgres.Programs;
using PrepBot.Values.Time;

namespace PrepBot.LocalPostgres.Server;

/// <summary>
/// The embedded default: a real PostgreSQL in a private folder, started with the bot and stopped with the last bot on that folder.
/// Several bots on one folder share one server, as replicas do.
/// </summary>
public sealed partial class LocalPostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLockLimit = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan StopLockLimit = TimeSpan.FromSeconds(5);

    private readonly LocalPostgresOptions _options;
    private readonly ServerSettings _settings;
    private readonly MachineEnvironment _surroundings;
    private readonly TimeProvider _time;
    private readonly ILogger<LocalPostgresServer> _logger;
    private Residence? _residence;

    public LocalPostgresServer(
        LocalPostgresOptions options, TimeProvider time, ILogger<LocalPostgresServer> logger, ServerSettings? settings = null)
        : this(options, time, logger, settings, MachineEnvironment.Real())
    {
    }

    internal LocalPostgresServer(
        LocalPostgresOptions options, TimeProvider time, ILogger<LocalPostgresServer> logger, ServerSettings? settings, MachineEnvironment surroundings) =>
        (_options, _time, _logger, _settings, _surroundings) = (options, time, logger, settings ?? ServerSettings.ForKeeps, surroundings);

    /// <summary>The process of the server; null before the start and after the stop.</summary>
    public int? ProcessId => _residence?.Server.Pid;

    /// <summary>The private folder in use, which may be another than the configured one; null before the start.</summary>
    public string? Folder => _residence?.Folder.Layout.Home;

    /// <summary>Finds or fetches the programs, creates the database if there is none, starts the server or joins the running one.</summary>
    /// <param name="progress">Told what is going on when it takes longer than a second, in words for people.</param>
    /// <exception cref="LocalPostgresException">It cannot run; the message says what to do.</exception>
    public async Task<LocalPostgresConnections> StartAsync(IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (_residence is not null)
            throw new InvalidOperationException("The embedded database has been started already.");

        var folder = await PrepareAsync(progress, cancellationToken);
        using var held = await LockAsync(folder, progress, cancellationToken);
        var bots = Bots(folder);
        var bringUp = new BringUp(folder, _surroundings, _settings, _time, progress);
        if (bots.IsUsedFromElsewhere() && !bringUp.ServerLives())
            throw Problems.UsedFromElsewhere(folder.Layout.Home);

        var programs = await bringUp.FindProgramsAsync(_options.BinDirectory, cancellationToken);
        var control = new ServerControl(folder, programs, _settings, _time);
        var bot = bots.Join();
        try
        {
            var server = await bringUp.RunAsync(control, programs, kept => PortChoice.Choose(kept, PortChoice.IsFree, PortChoice.Draw), cancellationToken);
            _residence = new(folder, programs, control, bot, server);
            Running(server.Port, server.Pid, programs.Major, folder.Layout.Home);
            return server.Connections;
        }
        catch
        {
            await LeaveAsync(folder, control, bot);
            throw;
        }
    }

    /// <summary>Starts the server again, on the same port, if it has gone away since.</summary>
    /// <returns>True when it had.</returns>
    public async Task<bool> EnsureRunningAsync(CancellationToken cancellationToken)
    {
        if (_residence is not { } residence)
            return false;
        var bringUp = new BringUp(residence.Folder, _surroundings, _settings, _time, progress: null);
        if (bringUp.ServerLives())
            return false;

        using var held = await LockAsync(residence.Folder, progress: null, cancellationToken);
        if (_residence is null)
            return false;
        var server = await bringUp.RunAsync(residence.Control, residence.Programs, _ => residence.Server.Port, cancellationToken);
        _residence = residence with { Server = server };
        StartedAgain(server.Port, server.Pid);
        return true;
    }

    /// <summary>Leaves the folder, and stops the server unless another bot lives on it. Takes less than ten seconds.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _residence, null) is not { } residence)
            return;
        try
        {
            using var held = await FolderLock.TakeAsync(residence.Folder.Layout.Lock, StopLockLimit, _time, cancellationToken);
            await LeaveAsync(residence.Folder, residence.Control, residence.Bot);
        }
        catch (Exception e) when (e is TimeoutException or IOException)
        {
            // Another bot holds the lock, because it is just starting: the server stays for that one. Or somebody has deleted the folder:
            // the server notices by itself and ends.
            residence.Bot.Dispose();
        }
    }

    /// <summary>Stops a server that killed bots have left behind on this folder.</summary>
    /// <returns>False when a living bot uses it, and it goes on.</returns>
    public async Task<bool> StopAbandonedAsync(CancellationToken cancellationToken)
    {
        var folder = await PrepareAsync(progress: null, cancellationToken);
        using var held = await LockAsync(folder, progress: null, cancellationToken);
        var bringUp = new BringUp(folder, _surroundings, _settings, _time, progress: null);
        if (Bots(folder).Living().Count > 0)
            return false;
        if (!bringUp.ServerLives())
            return true;
        var programs = await bringUp.FindProgramsAsync(_options.BinDirectory, cancellationToken);
        return await new ServerControl(folder, programs, _settings, _time).StopAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private Task<PrivateFolder> PrepareAsync(IProgress<string>? progress, CancellationToken cancellationToken) =>
        PrivateFolder.PrepareAsync(DefaultFolder.Here(_options.DataDirectory), _surroundings, _time, progress, cancellationToken);

    private async Task<FolderLock> LockAsync(PrivateFolder folder, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var taking = FolderLock.TakeAsync(folder.Layout.Lock, StartLockLimit, _time, cancellationToken);
            return await Slowly.AwaitAsync(taking, "Waiting for another bot that is starting the database ...", progress, _time);
        }
        catch (TimeoutException)
        {
            throw Problems.TooSlow("Waiting for another bot that starts the same database", StartLockLimit, folder.Layout.Log);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Problems.NoPermission(folder.Layout.Lock, null, e);
        }
        catch (IOException e)
        {
            throw DiskSpace.IsOver(e) ? Problems.DiskFull(folder.Layout.Home) : Problems.NoPermission(folder.Layout.Lock, null, e);
        }
    }

    /// <summary>The lock is held. Not to be cancelled: it has its own limits, and half of it would leave a server without a bot.</summary>
    private async Task LeaveAsync(PrivateFolder folder, ServerControl control, FolderLock bot)
    {
        bot.Dispose();
        if (Bots(folder).Living().Count > 0 || !File.Exists(folder.Layout.PidFile))
            return;
        if (await control.StopAsync(CancellationToken.None))
            Stopped(folder.Layout.Home);
        else
            NotStopped(folder.Layout.Log);
    }

    private static BotsOnFolder Bots(PrivateFolder folder) => new(folder.Layout.Bots, BotsOnFolder.ThisPidNamespace());

    private sealed record Residence(PrivateFolder Folder, PostgresPrograms Programs, ServerControl Control, FolderLock Bot, RunningServer Server);

    [LoggerMessage(5001, LogLevel.Information, "Embedded PostgreSQL {Major} runs on port {Port} as process {ProcessId} in {Folder}")]
    private partial void Running(int port, int processId, int major, string folder);

    [LoggerMessage(5002, LogLevel.Warning, "Embedded PostgreSQL had gone away and runs again on port {Port} as process {ProcessId}")]
    private partial void StartedAgain(int port, int processId);

    [LoggerMessage(5003, LogLevel.Information, "Embedded PostgreSQL in {Folder} has stopped")]
    private partial void Stopped(string folder);

    [LoggerMessage(5004, LogLevel.Error, "Embedded PostgreSQL did not stop in time; its log is in {Folder}")]
    private partial void NotStopped(string folder);
}
