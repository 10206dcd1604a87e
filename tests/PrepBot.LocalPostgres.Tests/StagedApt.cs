using System.Security.Cryptography;
using PrepBot.LocalPostgres.Machine;
using PrepBot.LocalPostgres.Programs;
using PrepBot.Testing;

namespace PrepBot.LocalPostgres.Tests;

/// <summary>A machine whose apt-get and dpkg-deb are small scripts that write down how they were called and fail when told to.</summary>
internal sealed class StagedApt : IDisposable
{
    private const string Apt =
        """
        #!/bin/sh
        here=$(dirname "$0")
        echo "apt-get $*" >>"$here/calls"
        failing=$(cat "$here/failing" 2>/dev/null)
        case "$*" in
          *--simulate*postgresql-16) echo "E: Unable to locate package postgresql-16" >&2; exit 100 ;;
          *--simulate*) printf 'Inst ssl-cert (1 Debian [all])\nInst libpq5 (15 Debian [amd64])\nInst postgresql-15 (15 Debian [amd64])\n' ;;
          *--download-only*) if [ "$failing" = first-download ]; then rm "$here/failing"; echo "E: 404" >&2; exit 100; fi ;;
          *--no-download*) cat "$here"/defaults/* >"$here/seen"; echo "Setting up postgresql-15 (15.18) ..." ;;
          *" download "*)
            if [ "$failing" = download ]; then echo "E: Failed to fetch" >&2; exit 100; fi
            echo "Get:1 ADDRESS bookworm/main amd64 libpq5 amd64 15 [1 kB]"
            : >libpq5.deb
            [ "$failing" = cut ] && exit 0
            echo "Get:2 ADDRESS bookworm/main amd64 postgresql-15 amd64 15 [1 kB]"
            : >postgresql-15.deb ;;
        esac
        exit 0
        """;

    private const string Dpkg =
        """
        #!/bin/sh
        here=$(dirname "$0")
        echo "dpkg-deb $*" >>"$here/calls"
        [ "$(cat "$here/failing" 2>/dev/null)" = unpack ] && exit 2
        mkdir -p "$3/usr/lib/x86_64-linux-gnu" "$3/usr/lib/postgresql/15/bin"
        for name in postgres initdb pg_ctl; do : >"$3/usr/lib/postgresql/15/bin/$name"; done
        """;

    private readonly string _root = Directory.CreateDirectory(Path.Combine(ScratchFolder.Root, "prepbot-apt-" + RandomNumberGenerator.GetHexString(8, lowercase: true))).FullName;

    public StagedApt()
    {
        Script("apt-get", Apt);
        Script("dpkg-deb", Dpkg);
        Surroundings = MachineEnvironment.Real() with
        {
            SearchPath = _root,
            DebianPrograms = Path.Combine(_root, "installed"),
            ClusterDefaults = Path.Combine(_root, "defaults"),
        };
    }

    public MachineEnvironment Surroundings { get; }

    /// <summary>The folder for fetched programs.</summary>
    public string Into => Path.Combine(_root, "programs");

    public AptUnpack Unpack(IProgress<string>? progress = null) => new(Surroundings with { WeAreRoot = false }, TimeProvider.System, progress);

    public AptInstall Install(IProgress<string>? progress = null) => new(Surroundings with { WeAreRoot = true }, TimeProvider.System, progress);

    public void Fail(string what) => File.WriteAllText(Path.Combine(_root, "failing"), what);

    public IReadOnlyList<string> Calls() => File.ReadAllLines(Path.Combine(_root, "calls"));

    public string SeenWhileInstalling() => File.ReadAllText(Path.Combine(_root, "seen"));

    public IReadOnlyList<string> Fetched() => [.. Directory.GetFileSystemEntries(Into).Select(path => Path.GetFileName(path))];

    /// <summary>The packages of this machine, as if PostgreSQL were not among them.</summary>
    public string StatusWithoutPostgres()
    {
        const string Real = "/var/lib/dpkg/status";
        var packages = File.Exists(Real) ? File.ReadAllText(Real).Split("\n\n") : [];
        var file = Path.Combine(_root, "status");
        File.WriteAllText(file, string.Join("\n\n", packages.Where(package => !package.StartsWith("Package: postgresql", StringComparison.Ordinal) && !NeedsPostgres(package))));
        return file;
    }

    // One that stayed without what it needs, as a pooler beside the server, would be a broken system, on which apt-get does nothing at all.
    private static bool NeedsPostgres(string package) =>
        package.Split('\n').Any(line => (line.StartsWith("Depends: ", StringComparison.Ordinal) || line.StartsWith("Pre-Depends: ", StringComparison.Ordinal)) && line.Contains("postgresql", StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Script(string name, string text)
    {
        var path = Path.Combine(_root, name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
