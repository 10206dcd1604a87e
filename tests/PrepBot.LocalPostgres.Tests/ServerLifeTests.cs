using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using PrepBot.LocalPostgres.Binaries;
using PrepBot.LocalPostgres.Folder;
using PrepBot.LocalPostgres.Machine;
using PrepBot.LocalPostgres.Programs;
using PrepBot.LocalPostgres.Server;

namespace PrepBot.LocalPostgres.Tests;

/// <summary>The embedded database from its first start to its last, on a real server.</summary>
public sealed class ServerLifeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EmptyFolder_Started_AnswersWithTheWantedSettings()
    {
        await using var server = new PrivateServer();

        var connections = await server.Bot().StartAsync(progress: null, Token);

        var question = """
            select concat_ws(' ', current_setting('server_encoding'), (select datcollate from pg_database where datname = current_database()),
                current_setting('data_checksums'), current_setting('listen_addresses'), current_setting('log_statement'))
            """;
        Assert.Equal("UTF8 C on 127.0.0.1 none", await PrivateServer.AskAsync(connections.Owner, question));
        Assert.True(Convert.ToInt32(await PrivateServer.AskAsync(connections.Owner, "select current_setting('server_version_num')::int")) >= 150000);
    }

    [Fact]
    public async Task RunTimeRole_ChangesTheSchema_IsRefused()
    {
        await using var server = new PrivateServer();
        var connections = await server.Bot().StartAsync(progress: null, Token);

        var refusals = new[] { "create table t (a int)", "create temporary table t (a int)", "create schema s", "create database d" }
            .Select(statement => Assert.ThrowsAsync<PostgresException>(() => PrivateServer.AskAsync(connections.RunTime, statement)));

        Assert.All(await Task.WhenAll(refusals), refusal => Assert.Equal("42501", refusal.SqlState));
    }

    [Fact]
    public async Task Started_FilesLookedAt_PasswordsAreOursAloneAndNobodyListensWithoutOne()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are a matter of Unix.");
        await using var server = new PrivateServer();

        var connections = await server.Bot().StartAsync(progress: null, Token);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(server.Layout.Passwords));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, ModeOf(server.Layout.Data));
        Assert.False(Directory.Exists(server.Layout.UnfinishedData));
        var withoutPassword = new NpgsqlConnectionStringBuilder(connections.Administration) { Password = "guess" }.ConnectionString;
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => PrivateServer.AskAsync(withoutPassword, "select 1"));
        Assert.Equal("28P01", refusal.SqlState);
    }

    [Fact]
    public async Task Running_Stopped_NoProcessIsLeftAndRowsAreThereAgain()
    {
        await using var server = new PrivateServer();
        var first = server.Bot();
        var connections = await first.StartAsync(progress: null, Token);
        await PrivateServer.AskAsync(connections.Owner, "create table kept (a int); insert into kept values (7)");
        var pid = first.ProcessId!.Value;

        await first.StopAsync(Token);

        Assert.False(PrivateServer.IsRunning(pid));
        var again = await server.Bot().StartAsync(progress: null, Token);
        Assert.Equal(7, await PrivateServer.AskAsync(again.Owner, "select a from kept"));
        Assert.Equal(new NpgsqlConnectionStringBuilder(connections.Owner).Port, new NpgsqlConnectionStringBuilder(again.Owner).Port);
    }

    [Fact]
    public async Task TwoBotsAtOnceOnOneEmptyFolder_Started_ShareOneServerUntilTheLastLeaves()
    {
        await using var server = new PrivateServer();
        var bots = new[] { server.Bot(), server.Bot() };

        await Task.WhenAll(bots.Select(bot => Task.Run(() => bot.StartAsync(progress: null, Token))));

        var pid = bots[0].ProcessId!.Value;
        Assert.Equal(pid, bots[1].ProcessId);
        await bots[0].StopAsync(Token);
        Assert.True(PrivateServer.IsRunning(pid));
        await bots[1].StopAsync(Token);
        Assert.False(PrivateServer.IsRunning(pid));
    }

    [Fact]
    public async Task ServerWhoseBotWasKilled_NextBotStarts_JoinsItAndStopsItInTheEnd()
    {
        await using var server = new PrivateServer();
        await using (var earlier = server.Bot())
            await earlier.StartAsync(progress: null, Token);
        var orphan = await server.StartOrphanAsync();

        var bot = server.Bot();
        await bot.StartAsync(progress: null, Token);

        Assert.Equal(orphan, bot.ProcessId);
        await bot.StopAsync(Token);
        Assert.False(PrivateServer.IsRunning(orphan));
    }

    [Fact]
    public async Task ServerKilledWithItsPidFileLeft_NextBotStarts_RecoversWhatWasCommitted()
    {
        await using var server = new PrivateServer();
        var killed = server.Bot();
        var connections = await killed.StartAsync(progress: null, Token);
        await PrivateServer.AskAsync(connections.Owner, "create table kept (a int); insert into kept values (7); set synchronous_commit = on; insert into kept values (8)");
        Kill(killed.ProcessId!.Value);
        Assert.True(File.Exists(server.Layout.PidFile));

        var bot = server.Bot();
        var again = await bot.StartAsync(progress: null, Token);

        Assert.Equal(15L, await PrivateServer.AskAsync(again.Owner, "select sum(a) from kept"));
        Assert.NotEqual(killed.ProcessId, bot.ProcessId);
    }

    [Fact]
    public async Task PidFileWithTheNumberOfAnotherProcess_Started_IsNotMistakenForAServer()
    {
        await using var server = new PrivateServer();
        await using (var earlier = server.Bot())
            await earlier.StartAsync(progress: null, Token);
        await File.WriteAllTextAsync(server.Layout.PidFile, $"{Environment.ProcessId}\n{server.Layout.Data}\n1700000000\n21000\n\n127.0.0.1\n\nready   \n", Token);

        var bot = server.Bot();
        var connections = await bot.StartAsync(progress: null, Token);

        Assert.NotEqual(Environment.ProcessId, bot.ProcessId);
        Assert.Equal(1, await PrivateServer.AskAsync(connections.RunTime, "select 1"));
    }

    [Fact]
    public async Task RunningServer_Killed_IsBackOnTheSamePortWhenLookedAfter()
    {
        await using var server = new PrivateServer();
        var bot = server.Bot();
        var connections = await bot.StartAsync(progress: null, Token);
        Assert.False(await bot.EnsureRunningAsync(Token));
        Kill(bot.ProcessId!.Value);

        var hadGone = await bot.EnsureRunningAsync(Token);

        Assert.True(hadGone);
        Assert.Equal(1, await PrivateServer.AskAsync(connections.RunTime, "select 1"));
    }

    [Fact]
    public async Task KeptPortTakenBySomebodyElse_Started_ListensOnAnother()
    {
        await using var server = new PrivateServer();
        await using (var earlier = server.Bot())
            await earlier.StartAsync(progress: null, Token);
        var kept = PortChoice.Kept(server.Layout.Port)!.Value;
        using var somebody = new TcpListener(IPAddress.Loopback, kept);
        somebody.Start();

        var connections = await server.Bot().StartAsync(progress: null, Token);

        Assert.NotEqual(kept, new NpgsqlConnectionStringBuilder(connections.Owner).Port);
        Assert.Equal(1, await PrivateServer.AskAsync(connections.RunTime, "select 1"));
    }

    [Fact]
    public async Task InitialisationInterrupted_StartedAgain_BeginsAnew()
    {
        await using var server = new PrivateServer();
        Directory.CreateDirectory(Path.Combine(server.Layout.UnfinishedData, "data", "base"));
        await File.WriteAllTextAsync(Path.Combine(server.Layout.UnfinishedData, "data", "PG_VERSION"), "15\n", Token);

        var connections = await server.Bot().StartAsync(progress: null, Token);

        Assert.Equal(1, await PrivateServer.AskAsync(connections.RunTime, "select 1"));
        Assert.False(Directory.Exists(server.Layout.UnfinishedData));
    }

    [Fact]
    public async Task Started_LogsRead_HoldNoPasswordAndNoStatement()
    {
        await using var server = new PrivateServer();
        var bot = server.Bot();
        var connections = await bot.StartAsync(progress: null, Token);
        await Assert.ThrowsAsync<PostgresException>(() => PrivateServer.AskAsync(connections.Owner, "select 'planted-text'::int"));
        await bot.StopAsync(Token);

        var log = string.Concat(Directory.GetFiles(server.Layout.Log).Select(File.ReadAllText));

        Assert.NotEmpty(log);
        Assert.All(await File.ReadAllLinesAsync(server.Layout.Passwords, Token), password => Assert.DoesNotContain(password, log, StringComparison.Ordinal));
        Assert.DoesNotContain("planted-text", log, StringComparison.Ordinal);
        Assert.DoesNotContain("select", log, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("LocalPostgresConnections { *** }", connections.ToString());
    }

    [Fact]
    public async Task Root_Started_ServerRunsAsAnotherAccountInItsOwnSession()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can show it.");
        await using var server = new PrivateServer();

        var bot = server.Bot();
        await bot.StartAsync(progress: null, Token);

        var status = await File.ReadAllLinesAsync($"/proc/{bot.ProcessId}/status", Token);
        Assert.DoesNotContain(status, line => line.StartsWith("Uid:", StringComparison.Ordinal) && line.Split('\t').Contains("0", StringComparer.Ordinal));
        var sessionOf = (string pid) => File.ReadAllText($"/proc/{pid}/stat").Split(") ")[1].Split(' ')[3];
        Assert.NotEqual(sessionOf("self"), sessionOf(bot.ProcessId.ToString()!));
    }

    [Theory]
    [InlineData("runuser")]
    [InlineData("su")]
    public async Task RootWithoutSetpriv_Started_UsesTheOtherTool(string tool)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can show it.");
        await using var server = new PrivateServer();
        Assert.SkipWhen(server.Surroundings.OnSearchPath(tool) is null, $"{tool} is not installed here.");
        var locations = BinaryLocations.InOrder(server.Surroundings.SearchPath, server.Surroundings.UsualPlaces, Directory.GetDirectories);
        var programs = locations.Select(PostgresPrograms.CompleteFolder).OfType<string>().FirstOrDefault();
        Assert.SkipWhen(programs is null, "PostgreSQL is not installed here.");
        server.HideAllProgramsBut([tool]);

        var connections = await server.Bot(binDirectory: programs).StartAsync(progress: null, Token);

        Assert.Equal(1, await PrivateServer.AskAsync(connections.RunTime, "select 1"));
    }

    [Fact]
    public async Task Started_EnvironmentOfTheServerRead_HoldsNothingOfOurs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows it.");
        Environment.SetEnvironmentVariable("Discord__Token", "planted-token");
        await using var server = new PrivateServer();

        var bot = server.Bot();
        await bot.StartAsync(progress: null, Token);

        Assert.DoesNotContain("planted-token", await File.ReadAllTextAsync($"/proc/{bot.ProcessId}/environ", Token), StringComparison.Ordinal);
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
        process.WaitForExit();
    }
}
