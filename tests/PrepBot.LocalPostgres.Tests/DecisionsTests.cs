using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Folder;
using PrepBot.LocalPostgres.Machine;
using PrepBot.LocalPostgres.Server;
using PrepBot.Values.Time;

namespace PrepBot.LocalPostgres.Tests;

/// <summary>The small decisions: whose process it is, which port, what went wrong, which folder, who lives there.</summary>
public sealed class DecisionsTests
{
    private const string Written = "4711\n/srv/data\n1700000000\n21234\n\n127.0.0.1\n  1 2\nready   \n";

    [Fact]
    public void PidFile_Read_GivesProcessAndPort()
    {
        var file = PidFile.Parse(Written)!;

        Assert.Equal((4711, 21234), (file.Pid, file.Port));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("nonsense", null)]
    [InlineData("4711\n/srv/data\n17", 4711)]
    public void PidFileHalfWritten_Read_IsNoFailure(string content, int? pid) => Assert.Equal(pid, PidFile.Parse(content)?.Pid);

    [Fact]
    public void ProcessOfThePidFile_Judged_IsOurServerOnlyIfEverythingFits()
    {
        var file = PidFile.Parse(Written)!;

        Assert.True(file.IsOf(new("postgres", HasEnded: false, Written)));
        Assert.True(file.IsOf(new("postgres", HasEnded: false, Written.Replace("ready", "starting", StringComparison.Ordinal))));
        Assert.True(file.IsOf(new("postgres", HasEnded: false, PidFileBesideIt: null)));
        Assert.False(file.IsOf(null));
        Assert.False(file.IsOf(new("dotnet", HasEnded: false, "")));
        Assert.False(file.IsOf(new("postgres", HasEnded: true, "")));
        Assert.False(file.IsOf(new("postgres", HasEnded: false, "")));
        Assert.False(file.IsOf(new("postgres", HasEnded: false, Written.Replace("/srv/data", "/var/lib/other", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("4711 (postgres) S 1 2 3", "postgres", false)]
    [InlineData("4711 (post) gres) Z 1 2 3", "post) gres", true)]
    public void StatLine_Read_GivesNameAndWhetherItEnded(string stat, string name, bool ended) =>
        Assert.Equal(new ProcessFacts(name, ended, "x"), ProcessFacts.Parse(stat, "x"));

    [Fact]
    public void KeptPortIsFree_Chosen_StaysTheSame() => Assert.Equal(21500, PortChoice.Choose(21500, _ => true, () => 22000));

    [Fact]
    public void KeptPortIsTaken_Chosen_IsTheFirstFreeOne()
    {
        var drawn = new Queue<int>([22000, 22001, 22002]);

        Assert.Equal(22002, PortChoice.Choose(21500, port => port == 22002, drawn.Dequeue));
    }

    [Fact]
    public void NoPortIsFree_Chosen_EndsWithAMessage() =>
        Assert.Contains("No free port", Assert.Throws<LocalPostgresException>(() => PortChoice.Choose(null, _ => false, () => 22000)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("FATAL:  could not write lock file \"postmaster.pid\": No space left on device", nameof(StartFailureKind.DiskFull))]
    [InlineData("LOG:  could not bind IPv4 address\nFATAL:  could not create any TCP/IP sockets", nameof(StartFailureKind.PortTaken))]
    [InlineData("FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use", nameof(StartFailureKind.StillLeaving))]
    [InlineData("FATAL:  data directory \"/x\" has wrong ownership", nameof(StartFailureKind.NoPermission))]
    [InlineData("something else", nameof(StartFailureKind.Unknown))]
    public void WordsOfTheServer_Classified_TellTheReason(string output, string expected) =>
        Assert.Equal(expected, StartFailure.Classify(output).ToString());

    [Fact]
    public void SettingsOfTheServer_PutOnItsCommandLine_NeedNoQuotes()
    {
        var line = ServerSettings.ForKeeps.CommandLine(21000);

        Assert.StartsWith("-c port=21000 -c listen_addresses=127.0.0.1 ", line, StringComparison.Ordinal);
        Assert.Contains("-c fsync=on -c synchronous_commit=on -c full_page_writes=on", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, character => "\"'$`\\;|&<>".Contains(character, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/x/db", true, "", "", "/x/db")]
    [InlineData("db", true, "", "", "/here/db")]
    [InlineData(null, true, "/xdg", "/unit", "/here/.prepbot/postgres")]
    [InlineData(null, false, "/xdg", "/unit:/more", "/unit/postgres")]
    [InlineData(null, false, "/xdg", "", "/xdg/prepbot/postgres")]
    [InlineData(null, false, "relative", "", "/home/me/.local/state/prepbot/postgres")]
    public void NothingOrSomethingConfigured_FolderChosen_IsAPrivateOne(string? configured, bool isCheckout, string xdg, string unit, string expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The paths are those of Unix.");
        var environment = new Dictionary<string, string> { ["XDG_STATE_HOME"] = xdg, ["STATE_DIRECTORY"] = unit, ["HOME"] = "/home/me" };

        Assert.Equal(expected, DefaultFolder.Resolve(configured, "/here", environment.GetValueOrDefault, isCheckout));
    }

    [Fact]
    public void FoldersThatAShellWouldMisread_Validated_GiveOneLineEachNamingTheKey()
    {
        var options = new LocalPostgresOptions { DataDirectory = "/a\"b", BinDirectory = "  " };

        var failures = new LocalPostgresOptionsValidator().Validate(null, options).Failures!.ToList();

        Assert.Collection(
            failures,
            line => Assert.StartsWith("LocalPostgres__DataDirectory", line, StringComparison.Ordinal),
            line => Assert.StartsWith("LocalPostgres__BinDirectory", line, StringComparison.Ordinal));
        Assert.True(new LocalPostgresOptionsValidator().Validate(null, new() { DataDirectory = "/srv/prep bot/db" }).Succeeded);
    }

    [Fact]
    public void BotsOnAFolder_OneDies_IsNoLongerCounted()
    {
        var folder = Directory.CreateTempSubdirectory("prepbot-bots-");
        var bots = new BotsOnFolder(folder.FullName, "1");
        using var living = bots.Join();

        bots.Join().Dispose();

        Assert.Equal(["1"], bots.Living());
        Assert.False(bots.IsUsedFromElsewhere());
        Assert.True(new BotsOnFolder(folder.FullName, "2").IsUsedFromElsewhere());
        living.Dispose();
        Assert.Empty(bots.Living());
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task WorkOfMoreThanASecond_Awaited_IsSpokenOfOnce()
    {
        var said = new Said();

        Assert.Equal(1, await Slowly.AwaitAsync(Task.FromResult(1), "quick", said, TimeProvider.System));
        Assert.Empty(said.Lines);
        var slow = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = Slowly.AwaitAsync(slow.Task, "slow", new Then(said, () => slow.SetResult(2)), new Impatient());

        Assert.Equal(2, await waiting);
        Assert.Equal(["slow"], said.Lines);
    }

    /// <summary>A clock whose timers ring at once.</summary>
    private sealed class Impatient : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }

    private sealed class Then(Said said, Action next) : IProgress<string>
    {
        public void Report(string value)
        {
            said.Report(value);
            next();
        }
    }
}
