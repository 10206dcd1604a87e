using PrepBot.LocalPostgres.Binaries;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Programs;

namespace PrepBot.LocalPostgres.Tests;

/// <summary>Where programs are looked for and which are taken; nothing is run.</summary>
public sealed class FindingProgramsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void SearchPathAndUsualPlaces_PutInOrder_PathFirstThenNewestVersionFirst()
    {
        string[] installed = ["9.6", "15", "17", "notes"];

        var locations = BinaryLocations.InOrder("/usr/local/bin:relative:/usr/bin:/usr/bin", ["/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin"], _ => installed);

        Assert.Equal(
            ["/usr/local/bin", "/usr/bin", "/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/9.6/bin", "/usr/local/pgsql/bin"],
            locations);
    }

    [Theory]
    [InlineData("/usr/pgsql-*/bin", "/usr/pgsql-16/bin")]
    [InlineData("/opt/homebrew/opt/postgresql@*/bin", "/opt/homebrew/opt/postgresql@16/bin")]
    [InlineData(@"C:\Program Files\PostgreSQL\*\bin", @"C:\Program Files\PostgreSQL\16\bin")]
    [InlineData("/usr/libexec/postgresql*", "/usr/libexec/postgresql16")]
    public void PatternOfAPackage_Expanded_FindsItsFolder(string pattern, string expected)
    {
        string[] installed = ["pgsql-16", "postgresql@16", "16", "postgresql16"];

        var locations = BinaryLocations.InOrder("", [pattern], _ => installed);

        Assert.Equal([expected], locations);
    }

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)\n", 15)]
    [InlineData("postgres (PostgreSQL) 18beta1", 18)]
    [InlineData("postgres (PostgreSQL) 9.6.24", 9)]
    [InlineData("postgres: command not found", null)]
    public void OutputOfAProgram_Read_GivesItsMajorVersion(string output, int? expected) =>
        Assert.Equal(expected, PostgresVersion.FromProgram(output));

    [Fact]
    public void LinkToPostgresAlone_Followed_GivesTheFolderWhereInitdbLies()
    {
        using var disk = new ProgramFolders();
        var real = disk.Make("real", "postgres", "initdb", "pg_ctl");
        var links = disk.Make("links");
        File.CreateSymbolicLink(Path.Combine(links, "postgres"), Path.Combine(real, "postgres"));

        var folder = PostgresPrograms.CompleteFolder(links);

        Assert.Equal(real, folder);
    }

    [Fact]
    public void PostgresWithoutInitdb_LookedAt_IsNoUse()
    {
        using var disk = new ProgramFolders();
        var folder = disk.Make("client", "postgres", "pg_ctl");

        Assert.Null(PostgresPrograms.CompleteFolder(folder));
    }

    [Fact]
    public async Task SeveralVersions_NoDatabaseYet_TakesTheFirstNewEnough()
    {
        using var disk = new ProgramFolders();
        var locations = new[] { disk.Installed(14), disk.Installed(16), disk.Installed(17) };

        var programs = await ProgramFolders.Search().FindAsync(null, locations, "/data", dataMajor: null, Token);

        Assert.Equal(16, programs.Major);
    }

    [Fact]
    public async Task SeveralVersions_DatabaseExists_TakesThatOfTheDatabase()
    {
        using var disk = new ProgramFolders();
        var locations = new[] { disk.Installed(17), disk.Installed(15) };

        var programs = await ProgramFolders.Search().FindAsync(null, locations, "/data", dataMajor: 15, Token);

        Assert.Equal(15, programs.Major);
    }

    [Fact]
    public async Task OtherVersionInstalledSince_DatabaseIsOfThePackage_TakesThePackageAgain()
    {
        using var disk = new ProgramFolders();

        var programs = await ProgramFolders.Search().FindAsync(null, [disk.Installed(15)], "/data", PinnedPackage.Major, Token);

        Assert.Equal("package", programs.Folder);
    }

    [Theory]
    [InlineData(16, "Either run it with PostgreSQL 16")]
    [InlineData(14, "too old for the bot")]
    [InlineData(99, "Either run it with PostgreSQL 99")]
    public async Task NoneOfTheVersionOfTheDatabase_Searched_NamesBothAndTheWayOut(int dataMajor, string way)
    {
        using var disk = new ProgramFolders();

        var refusal = await Assert.ThrowsAsync<LocalPostgresException>(
            () => ProgramFolders.Search().FindAsync(null, [disk.Installed(15)], "/data", dataMajor, Token));

        Assert.Equal(LocalPostgresProblem.OtherMajorVersion, refusal.Problem);
        Assert.Contains($"made by PostgreSQL {dataMajor}, and the programs found are PostgreSQL 15", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(way, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("pg_dumpall", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConfiguredFolderTooOld_Searched_IsRefusedThoughAnotherWouldDo()
    {
        using var disk = new ProgramFolders();

        var refusal = await Assert.ThrowsAsync<LocalPostgresException>(
            () => ProgramFolders.Search().FindAsync(disk.Installed(14), [disk.Installed(17)], "/data", dataMajor: null, Token));

        Assert.Contains("which holds PostgreSQL 14", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("linux", "ID=debian\n", "sudo apt-get install postgresql")]
    [InlineData("linux", "NAME=x\nID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", "sudo dnf install postgresql-server")]
    [InlineData("linux", "ID=alpine\n", "apk add postgresql")]
    [InlineData("macos", "", "brew install postgresql@17")]
    [InlineData("windows", "", "winget install PostgreSQL.PostgreSQL.17")]
    public void System_AskedForTheInstallLine_NamesItsOwnPackageProgram(string system, string osRelease, string expected) =>
        Assert.Equal(expected, InstallLine.For(system, osRelease));

    private sealed class ProgramFolders : IDisposable
    {
        private readonly string _root = Directory.CreateTempSubdirectory("prepbot-programs-").FullName;

        public string Make(string name, params string[] programs)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
            foreach (var program in programs)
                File.WriteAllText(PostgresPrograms.Program(folder, program), "");
            return folder;
        }

        public string Installed(int major) => Make(major.ToString(), "postgres", "initdb", "pg_ctl");

        /// <summary>The folder's name is its version, and the package is one of the pinned version.</summary>
        public static ProgramSearch Search() => new(
            (folder, _) => Task.FromResult<int?>(int.Parse(Path.GetFileName(folder))),
            (major, _) => Task.FromResult(major is null or PinnedPackage.Major ? new PostgresPrograms("package", PinnedPackage.Major) : null));

        public void Dispose() => Directory.Delete(_root, recursive: true);
    }
}
