using PrepBot.LocalPostgres.Binaries;

namespace PrepBot.LocalPostgres.Machine;

/// <summary>What the embedded database asks of the machine it finds itself on. Tests put another machine here.</summary>
internal sealed record MachineEnvironment
{
    public required bool WeAreRoot { get; init; }

    public required string SearchPath { get; init; }

    public required IReadOnlyList<string> UsualPlaces { get; init; }

    /// <summary>Where the private folder goes when the account of the server cannot reach the wanted one.</summary>
    public required string FallbackRoot { get; init; }

    public required Func<string, long> FreeBytes { get; init; }

    public required PinnedPackage? Package { get; init; }

    /// <summary>Below it Debian's packages put the programs of each major version.</summary>
    public string DebianPrograms { get; init; } = "/usr/lib/postgresql";

    /// <summary>Where Debian's scripts look up whether a new version gets a server of its own.</summary>
    public string ClusterDefaults { get; init; } = "/etc/postgresql-common/createcluster.d";

    /// <summary>Stand before every command of apt-get.</summary>
    public IReadOnlyList<string> AptOptions { get; init; } = [];

    public static MachineEnvironment Real() => new()
    {
        WeAreRoot = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess,
        SearchPath = Environment.GetEnvironmentVariable("PATH") ?? "",
        UsualPlaces = BinaryLocations.Usual(),
        FallbackRoot = "/var/lib/prepbot",
        FreeBytes = folder => new DriveInfo(folder).AvailableFreeSpace,
        Package = PinnedPackage.ForThisMachine(),
    };

    /// <summary>The full path of a program on the search path, or null.</summary>
    public string? OnSearchPath(string program) =>
        SearchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
