using System.Diagnostics;
using System.Security.Cryptography;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Folder;
using PrepBot.LocalPostgres.Machine;
using PrepBot.LocalPostgres.Programs;

namespace PrepBot.LocalPostgres.Tests;

/// <summary>What the embedded database will not do, and what it tells people then.</summary>
public sealed class RefusalTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DataOfAnOlderMajorVersion_Started_NamesBothAndLeavesItAlone()
    {
        await using var server = new PrivateServer();
        await using (var earlier = server.Bot())
            await earlier.StartAsync(progress: null, Token);
        var version = Path.Combine(server.Layout.Data, "PG_VERSION");
        await File.WriteAllTextAsync(version, "14\n", Token);
        var before = Listing(server.Layout.Data);

        var refusal = await server.RefusalAsync();

        Assert.Equal(LocalPostgresProblem.OtherMajorVersion, refusal.Problem);
        Assert.Contains("PostgreSQL 14", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("programs found are PostgreSQL 1", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("LocalPostgres__BinDirectory", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("pg_dumpall", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, Listing(server.Layout.Data));
    }

    [Fact]
    public async Task TooLittleFreeSpace_Started_NothingIsCreated()
    {
        await using var server = new PrivateServer();
        server.Surroundings = server.Surroundings with { FreeBytes = _ => 199L * 1024 * 1024 };

        var refusal = await server.RefusalAsync();

        Assert.Equal(LocalPostgresProblem.DiskFull, refusal.Problem);
        Assert.Contains("200 MB", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(server.Layout.Data));
    }

    [Fact]
    public async Task DiskFullDuringInitialisation_Started_SaysSoAndLeavesNoHalfDatabase()
    {
        await using var disk = await SmallDisk.MountAsync("20m");
        await using var server = new PrivateServer(disk.Path);
        server.Surroundings = server.Surroundings with { FreeBytes = _ => long.MaxValue };

        var refusal = await server.RefusalAsync();

        Assert.Equal(LocalPostgresProblem.DiskFull, refusal.Problem);
        Assert.False(Directory.Exists(server.Layout.Data));
        Assert.False(Directory.Exists(server.Layout.UnfinishedData));
    }

    [Fact]
    public async Task DiskFullWhenServerStarts_Started_SaysSoAndWorksAgainAfterwards()
    {
        await using var disk = await SmallDisk.MountAsync("100m");
        await using var server = new PrivateServer(disk.Path);
        server.Surroundings = server.Surroundings with { FreeBytes = _ => long.MaxValue };
        await using (var earlier = server.Bot())
            await earlier.StartAsync(progress: null, Token);
        server.Surroundings = server.Surroundings with { FreeBytes = MachineEnvironment.Real().FreeBytes };
        File.Delete(Path.Combine(server.Layout.Log, "start.log"));
        var filler = Path.Combine(disk.Path, "filler");
        Fill(filler);

        var refusal = await server.RefusalAsync();

        Assert.Equal(LocalPostgresProblem.DiskFull, refusal.Problem);
        File.Delete(filler);
        var connections = await server.Bot().StartAsync(progress: null, Token);
        Assert.Equal(1, await PrivateServer.AskAsync(connections.RunTime, "select 1"));
    }

    [Fact]
    public async Task FolderIsADataDirectoryOfSomebodyElse_Started_IsLeftAlone()
    {
        await using var server = new PrivateServer();
        Directory.CreateDirectory(server.Folder);
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "PG_VERSION"), "15\n", Token);

        var refusal = await server.RefusalAsync();

        Assert.Equal(LocalPostgresProblem.NotOurs, refusal.Problem);
        Assert.Contains("ConnectionStrings__PrepBot", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PG_VERSION")]
    [InlineData("holiday.jpg")]
    public async Task DataWithoutOurPasswords_Started_IsLeftAlone(string file)
    {
        await using var server = new PrivateServer();
        Directory.CreateDirectory(server.Layout.Data);
        await File.WriteAllTextAsync(Path.Combine(server.Layout.Data, file), "15\n", Token);

        var refusal = await server.RefusalAsync();

        Assert.Equal(LocalPostgresProblem.NotOurs, refusal.Problem);
        Assert.True(File.Exists(Path.Combine(server.Layout.Data, file)));
    }

    [Fact]
    public async Task FolderIsAFile_Started_NamesIt()
    {
        await using var server = new PrivateServer();
        await File.WriteAllTextAsync(server.Folder, "", Token);

        var refusal = await server.RefusalAsync();

        Assert.Equal(LocalPostgresProblem.NoPermission, refusal.Problem);
        Assert.Contains(server.Folder, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderOnAReadOnlyDisk_Started_AsksForRights()
    {
        await using var disk = await SmallDisk.MountAsync("1m", "ro");
        await using var server = new PrivateServer(Path.Combine(disk.Path, "below"));

        var refusal = await server.RefusalAsync();

        Assert.Equal(LocalPostgresProblem.NoPermission, refusal.Problem);
        Assert.Contains("LocalPostgres__DataDirectory", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConfiguredProgramsMissing_Started_NamesTheKeyAndLooksNowhereElse()
    {
        await using var server = new PrivateServer();

        var refusal = await server.RefusalAsync(binDirectory: server.Root);

        Assert.Equal(LocalPostgresProblem.NoPrograms, refusal.Problem);
        Assert.Contains("LocalPostgres__BinDirectory", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoProgramsAndNoNpm_Started_GivesTheLineThatInstallsThem()
    {
        await using var server = new PrivateServer();
        server.HideAllProgramsBut(RunAs.Tools);

        var refusal = await server.RefusalAsync();

        Assert.Equal(LocalPostgresProblem.NoPrograms, refusal.Problem);
        Assert.Contains(InstallLine.ForThisMachine(), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LivingBotInAnotherContainer_Started_IsNotPushedAside()
    {
        await using var server = new PrivateServer();
        await using (var earlier = server.Bot())
            await earlier.StartAsync(progress: null, Token);
        using var elsewhere = new BotsOnFolder(server.Layout.Bots, "4711").Join();

        var refusal = await server.RefusalAsync();

        Assert.Equal(LocalPostgresProblem.UsedFromElsewhere, refusal.Problem);
    }

    [Fact]
    public async Task RootWithAFolderThatOthersCannotEnter_Started_MovesElsewhereForGoodAndSaysSo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root has the problem.");
        await using var server = new PrivateServer();
        Close(server.Root);
        var said = new Said();

        var bot = server.Bot();
        var connections = await bot.StartAsync(said, Token);
        await PrivateServer.AskAsync(connections.Owner, "create table kept (a int)");
        await bot.StopAsync(Token);

        var moved = PrivateFolder.Fallback(server.Folder, server.Surroundings.FallbackRoot);
        Assert.Contains(said.Lines, line => line.Contains(moved, StringComparison.Ordinal));
        Assert.Equal(moved, (await File.ReadAllTextAsync(server.Layout.MovedTo, Token)).Trim());
        var again = await server.Bot().StartAsync(progress: null, Token);
        Assert.Equal(1L, await PrivateServer.AskAsync(again.Owner, "select count(*) from pg_tables where tablename = 'kept'"));
    }

    private static void Close(string folder)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void Fill(string path)
    {
        using var file = File.Create(path, bufferSize: 0);
        var block = RandomNumberGenerator.GetBytes(4096);
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            // That is the point: now it is full.
        }
    }

    private static string Listing(string folder) =>
        string.Join('\n', Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {new FileInfo(file).Length}"));
}

/// <summary>A disk of a given size, where we may mount one.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static async Task<SmallDisk> MountAsync(string size, string mode = "rw")
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can mount a small disk.");
        var path = Directory.CreateTempSubdirectory("prepbot-disk-").FullName;
        if (await RunAsync("mount", "-t", "tmpfs", "-o", $"size={size},mode=755,{mode}", "tmpfs", path) != 0)
        {
            Directory.Delete(path);
            Assert.Skip("Mounting is not allowed here.");
        }
        return new(path);
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "--lazy", Path);
        Directory.Delete(Path);
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
