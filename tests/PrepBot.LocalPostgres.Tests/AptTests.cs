using PrepBot.LocalPostgres.Binaries;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Machine;
using PrepBot.LocalPostgres.Programs;

namespace PrepBot.LocalPostgres.Tests;

/// <summary>Programs from the packages of Debian's family, with an apt-get and a dpkg-deb of the test's own; the last test asks the real ones.</summary>
public sealed class AptTests : IDisposable
{
    private readonly StagedApt _machine = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void SimulationOfAServer_Read_TakesServerAndLibrariesAndLeavesTheCareOfTheSystem()
    {
        var plan = AptPlan.Read("Reading package lists...\nInst libjson-perl (4.1 Debian [all])\nInst ssl-cert (1.1 Debian [all])\nInst libpq5 (15.18 Debian [amd64])\n"
            + "Inst libc6:i386 (2.36 Debian [i386])\nInst libperl5.36 (5.36 Debian [amd64])\nInst postgresql-15 (15.18 Debian [amd64])\nInst postgresql (15+248 Debian [all])\nConf libpq5\n");

        Assert.NotNull(plan);
        Assert.Equal(15, plan.Major);
        Assert.Equal(["libpq5", "postgresql-15"], plan.ToUnpack);
        Assert.Equal(5, plan.Packages.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Inst libpq5 (15.18 Debian [amd64])")]
    [InlineData("Inst postgresql-client-15 (15.18 Debian [amd64])")]
    [InlineData("Inst --option (1)\nInst postgresql-9999999999 (1)\nInst")]
    public void SimulationWithoutAServer_Read_IsNoPlan(string simulation) => Assert.Null(AptPlan.Read(simulation));

    [Fact]
    public async Task OrdinaryUser_Fetched_UnpacksBesideAndSaysEachPackage()
    {
        var said = new Said();

        var programs = await _machine.Unpack(said).FetchAsync(major: null, _machine.Into, Token);

        Assert.Equal(Path.Combine(_machine.Into, "apt-15", "usr", "lib", "postgresql", "15", "bin"), programs);
        Assert.True(File.Exists(Path.Combine(programs!, "postgres")));
        Assert.Equal(["apt-15"], _machine.Fetched());
        Assert.Contains("  fetching libpq5, 1 of 2", said.Lines);
        Assert.Contains("  fetching postgresql-15, 2 of 2", said.Lines);
        Assert.All(_machine.Calls().Where(call => call.StartsWith("apt-get", StringComparison.Ordinal)), call => Assert.Contains("Dir::State::Lists=" + _machine.Into, call, StringComparison.Ordinal));
        Assert.Equal(Path.Combine(_machine.Into, "apt-15", "usr", "lib", "x86_64-linux-gnu"), UnpackedPackages.LibrariesOf(Path.Combine(programs!, "postgres")));
        Assert.Equal([programs!], UnpackedPackages.ProgramsIn(_machine.Into));
    }

    [Theory]
    [InlineData("download", "E: Failed to fetch")]
    [InlineData("cut", "delivered 1 of 2")]
    [InlineData("unpack", "could not be unpacked")]
    public async Task SomethingFailsOnTheWay_Fetched_NothingIsKept(string failing, string reason)
    {
        _machine.Fail(failing);

        var failure = await Assert.ThrowsAsync<NotDeliveredException>(() => _machine.Unpack().FetchAsync(major: null, _machine.Into, Token));

        Assert.Contains(reason.Replace("E: ", "", StringComparison.Ordinal), failure.Message, StringComparison.Ordinal);
        Assert.Empty(_machine.Fetched());
    }

    [Fact]
    public async Task EarlierProgramsNoLongerRun_Fetched_AreReplacedWhole()
    {
        var old = new UnpackedPackages(_machine.Into, 15);
        Directory.CreateDirectory(old.Programs);
        File.WriteAllText(Path.Combine(old.Programs, "stale"), "");

        await _machine.Unpack().FetchAsync(major: null, _machine.Into, Token);

        Assert.False(File.Exists(Path.Combine(old.Programs, "stale")));
        Assert.True(File.Exists(Path.Combine(old.Programs, "postgres")));
        Assert.Equal(["apt-15"], _machine.Fetched());
    }

    [Fact]
    public async Task OtherMajorAskedFor_Fetched_IsNotHere()
    {
        Assert.Null(await _machine.Unpack().FetchAsync(major: 16, _machine.Into, Token));
        Assert.Null(await _machine.Install().FetchAsync(major: 16, _machine.Into, Token));
        Assert.DoesNotContain(_machine.Calls(), call => call.Contains(" download ", StringComparison.Ordinal) || call.Contains("--yes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Root_Fetched_DownloadsThenInstallsWithoutAServerOfItsOwn()
    {
        var said = new Said();

        var programs = await _machine.Install(said).FetchAsync(major: null, _machine.Into, Token);

        Assert.Equal(Path.Combine(_machine.Surroundings.DebianPrograms, "15", "bin"), programs);
        var calls = _machine.Calls();
        Assert.True(IndexOf(calls, "--download-only") < IndexOf(calls, "--no-download"));
        Assert.Contains("create_main_cluster = false", _machine.SeenWhileInstalling(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_machine.Surroundings.ClusterDefaults));
        Assert.Contains("Installing PostgreSQL 15 by apt-get, 3 packages; this happens once ...", said.Lines);
        Assert.Contains("  setting up postgresql-15, 1 of 3", said.Lines);
    }

    [Fact]
    public async Task RootWithOldLists_DownloadFails_ReadsThemAnewOnceAndTriesAgain()
    {
        _machine.Fail("first-download");

        var programs = await _machine.Install().FetchAsync(major: null, _machine.Into, Token);

        Assert.NotNull(programs);
        Assert.Single(_machine.Calls(), call => call.EndsWith(" update", StringComparison.Ordinal));
        Assert.Equal(2, _machine.Calls().Count(call => call.Contains("--download-only", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task OneWayFails_ProgramsSought_TheNextIsTriedAndAllReasonsAreTold()
    {
        var ways = new IProgramSource[] { new Way(open: false), new Way(fails: "The first did not."), new Way(folder: "here"), new Way(fails: "Never asked.") };

        Assert.Equal("here", await new ProgramSources(ways).FetchAsync(null, "", (_, _) => Task.FromResult(true), Token));
        var refusal = await Assert.ThrowsAsync<LocalPostgresException>(() => new ProgramSources(ways).FetchAsync(null, "", (_, _) => Task.FromResult(false), Token));

        Assert.Contains("The first did not. the ready-made programs do not run on this system. Never asked.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(InstallLine.ForThisMachine(), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RealDebian_FetchedWithoutRights_GivesProgramsThatRun()
    {
        var real = MachineEnvironment.Real() with { WeAreRoot = false, AptOptions = ["--option", $"Dir::State::status={_machine.StatusWithoutPostgres()}"] };
        Assert.SkipUnless(AptGet.IsOn(real), "This machine is not of Debian's family.");
        var programs = await new AptUnpack(real, TimeProvider.System, progress: null).FetchAsync(major: null, _machine.Into, Token);

        var postgres = PostgresPrograms.Program(programs!, "postgres");
        var version = new Command(postgres, ["--version"], "/", ChildEnvironment.Server(ChildEnvironment.Ours(), UnpackedPackages.LibrariesOf(postgres)));
        var result = await version.RunAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Token);
        Assert.True(PostgresVersion.FromProgram(result.Output) >= PostgresVersion.OldestMajor, result.Everything);
    }

    private static int IndexOf(IReadOnlyList<string> calls, string word) => calls.ToList().FindIndex(call => call.Contains(word, StringComparison.Ordinal));

    private sealed class Way(bool open = true, string? fails = null, string? folder = null) : IProgramSource
    {
        public bool IsOpen => open;

        public Task<string?> FetchAsync(int? major, string into, CancellationToken cancellationToken) =>
            fails is null ? Task.FromResult(folder) : throw new NotDeliveredException(fails);
    }
}
