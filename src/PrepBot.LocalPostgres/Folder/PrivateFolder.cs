using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PrepBot.LocalPostgres.Binaries;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Machine;

namespace PrepBot.LocalPostgres.Folder;

/// <summary>The private folder, made ready: it exists, the account of the server can enter it and owns its part.</summary>
internal sealed class PrivateFolder
{
    private const UnixFileMode OursAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersPassThrough = OursAlone | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private static readonly TimeSpan CommandLimit = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly RunAs? _runAs;

    private PrivateFolder(FolderLayout layout, RunAs? runAs, TimeProvider time) => (Layout, _runAs, _time) = (layout, runAs, time);

    public FolderLayout Layout { get; }

    /// <summary>As whom the server runs; null is ourselves.</summary>
    public Account? Account => _runAs?.Account;

    /// <param name="wanted">The full path from the options.</param>
    /// <exception cref="LocalPostgresException">It cannot be made or reached, or it is somebody else's.</exception>
    public static async Task<PrivateFolder> PrepareAsync(
        string wanted, MachineEnvironment surroundings, TimeProvider time, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var home = Followed(wanted);
            var runAs = await ChooseAccountAsync(home, surroundings, time, cancellationToken);
            var folder = new PrivateFolder(new(home), runAs, time);
            folder.Make();
            if (runAs is not null && !await folder.CanBeEnteredAsync(cancellationToken))
                folder = await MovedAsync(folder, wanted, surroundings, progress, cancellationToken);

            folder.Layout.RefuseIfNotOurs();
            foreach (var closed in FolderModes.Close(folder.Layout.Home))
                progress?.Report(closed);
            Directory.CreateDirectory(folder.Layout.Log);
            await folder.HandOverAsync(folder.Layout.Log, cancellationToken);
            return folder;
        }
        catch (UnauthorizedAccessException e)
        {
            throw Problems.NoPermission(wanted, null, e);
        }
        catch (IOException e)
        {
            throw DiskSpace.IsOver(e) ? Problems.DiskFull(wanted) : Problems.NoPermission(wanted, null, e);
        }
    }

    /// <summary>A command as the account of the server, with nothing of our environment that is not its business.</summary>
    public Command Command(string file, params IReadOnlyList<string> arguments)
    {
        var libraries = UnpackedPackages.LibrariesOf(file);
        var command = new Command(file, arguments, Layout.Home, ChildEnvironment.Server(ChildEnvironment.Ours(), libraries));
        return _runAs is null ? command : _runAs.Wrap(command);
    }

    /// <summary>Makes something we have written the property of the account of the server.</summary>
    public async Task HandOverAsync(string path, CancellationToken cancellationToken)
    {
        if (Account is not { } account || await OwnerAsync(path, _time, cancellationToken) == account.Uid)
            return;
        var owner = string.Create(CultureInfo.InvariantCulture, $"{account.Uid}:{account.Gid}");
        var change = new Command("chown", ["-R", owner, path], Layout.Home, ChildEnvironment.Server(ChildEnvironment.Ours()));
        if (!(await change.RunAsync(CommandLimit, _time, cancellationToken)).Succeeded)
            throw Problems.NoPermission(path, account.Name);
    }

    /// <summary>The fallback for a folder: the same for every start, different for different folders.</summary>
    public static string Fallback(string wanted, string root) =>
        Path.Combine(root, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted)))[..16]);

    /// <summary>Where the folder is, when a note says that it has moved.</summary>
    internal static string Followed(string wanted)
    {
        var pointer = new FolderLayout(wanted).MovedTo;
        return File.Exists(pointer) ? File.ReadAllText(pointer).Trim() : wanted;
    }

    private static async Task<RunAs?> ChooseAccountAsync(string home, MachineEnvironment surroundings, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!surroundings.WeAreRoot)
            return null;

        var data = new FolderLayout(home).Data;
        var owner = Directory.Exists(data) ? await OwnerAsync(data, time, cancellationToken) : null;
        var account = Accounts.Choose(weAreRoot: true, Accounts.Read(await File.ReadAllTextAsync("/etc/passwd", cancellationToken)), owner)!;
        foreach (var tool in RunAs.Tools.Select(surroundings.OnSearchPath).OfType<string>())
            if (new RunAs(account, tool) is var runAs && await WorksAsync(runAs, time, cancellationToken))
                return runAs;
        throw Problems.NoAccount();
    }

    /// <summary>Small systems have tools of these names that lack what we need, and some containers forbid the change altogether.</summary>
    private static async Task<bool> WorksAsync(RunAs runAs, TimeProvider time, CancellationToken cancellationToken)
    {
        var nothing = new Command("/bin/sh", ["-c", "exit 0"], "/", ChildEnvironment.Server(ChildEnvironment.Ours()));
        return (await runAs.Wrap(nothing).RunAsync(CommandLimit, time, cancellationToken)).Succeeded;
    }

    /// <summary>
    /// A folder below one that others may not enter (as /root) is out of reach for the account, and opening up somebody's home is not ours
    /// to do. So the database goes where services keep theirs, and the wanted folder gets a note that says where.
    /// </summary>
    private static async Task<PrivateFolder> MovedAsync(
        PrivateFolder unreachable, string wanted, MachineEnvironment surroundings, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var home = Fallback(wanted, surroundings.FallbackRoot);
        if (Directory.Exists(unreachable.Layout.Data) || unreachable.Layout.Home == home)
            throw Problems.NoPermission(unreachable.Layout.Home, unreachable.Account!.Name);

        progress?.Report($"The database account {unreachable.Account!.Name} cannot enter {wanted}; the database lives in {home} instead.");
        var moved = new PrivateFolder(new(home), unreachable._runAs, unreachable._time);
        moved.Make();
        if (!await moved.CanBeEnteredAsync(cancellationToken))
            throw Problems.NoPermission(home, unreachable.Account!.Name);
        await File.WriteAllTextAsync(unreachable.Layout.MovedTo, home + "\n", cancellationToken);
        return moved;
    }

    private void Make()
    {
        var existed = Directory.Exists(Layout.Home);
        Directory.CreateDirectory(Layout.Home);
        if (OperatingSystem.IsWindows())
            return;
        if (Account is not null)
            File.SetUnixFileMode(Layout.Home, existed ? File.GetUnixFileMode(Layout.Home) | OthersPassThrough : OthersPassThrough);
        else if (!existed)
            File.SetUnixFileMode(Layout.Home, OursAlone);
        Directory.CreateDirectory(Layout.Bots, OursAlone);
    }

    /// <summary>Tried rather than computed from modes: access lists and mount options have their say too.</summary>
    private async Task<bool> CanBeEnteredAsync(CancellationToken cancellationToken)
    {
        var enter = Command("/bin/sh", "-c", "cd -- \"$1\"", "sh", Layout.Home) with { WorkingDirectory = "/" };
        return (await enter.RunAsync(CommandLimit, _time, cancellationToken)).Succeeded;
    }

    private static async Task<uint?> OwnerAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> arguments = OperatingSystem.IsMacOS() ? ["-f", "%u", path] : ["-c", "%u", path];
        var ask = new Command("stat", arguments, "/", ChildEnvironment.Server(ChildEnvironment.Ours()));
        var answer = await ask.RunAsync(CommandLimit, time, cancellationToken);
        return uint.TryParse(answer.Output.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var uid) ? uid : null;
    }
}
