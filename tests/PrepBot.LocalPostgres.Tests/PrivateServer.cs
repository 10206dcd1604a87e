using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Folder;
using PrepBot.LocalPostgres.Machine;
using PrepBot.LocalPostgres.Server;
using PrepBot.Testing;

namespace PrepBot.LocalPostgres.Tests;

/// <summary>A private folder of one test, and as many bots on it as the test wants. Afterwards nothing of it is left.</summary>
internal sealed class PrivateServer : IAsyncDisposable
{
    private readonly List<LocalPostgresServer> _bots = [];

    public PrivateServer(string? folder = null)
    {
        Root = Path.Combine(ScratchFolder.Root, "prepbot-local-" + RandomNumberGenerator.GetHexString(8, lowercase: true));
        Folder = Path.Combine(Root, folder ?? "postgres");
        Directory.CreateDirectory(Root);
        Surroundings = MachineEnvironment.Real() with { FallbackRoot = Root + "-fallback" };
    }

    public string Root { get; }

    public string Folder { get; }

    public FolderLayout Layout => new(Folder);

    public MachineEnvironment Surroundings { get; set; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public LocalPostgresServer Bot(string? binDirectory = null)
    {
        var bot = new LocalPostgresServer(
            new LocalPostgresOptions { DataDirectory = Folder, BinDirectory = binDirectory },
            TimeProvider.System, NullLogger<LocalPostgresServer>.Instance, ServerSettings.ForThrowingAway, Surroundings);
        _bots.Add(bot);
        return bot;
    }

    /// <summary>A server that runs without any bot, as one whose bot was killed. The database must exist.</summary>
    public async Task<int> StartOrphanAsync()
    {
        var folder = await PrivateFolder.PrepareAsync(Folder, Surroundings, TimeProvider.System, progress: null, Token);
        var bringUp = new BringUp(folder, Surroundings, ServerSettings.ForThrowingAway, TimeProvider.System, progress: null);
        var programs = await bringUp.FindProgramsAsync(configured: null, Token);
        var control = new ServerControl(folder, programs, ServerSettings.ForThrowingAway, TimeProvider.System);
        Assert.Null(await control.StartAsync(PortChoice.Kept(folder.Layout.Port)!.Value, Token));
        return PidFile.Read(folder.Layout.PidFile)!.Pid;
    }

    /// <summary>A machine on which only these are installed.</summary>
    public void HideAllProgramsBut(IEnumerable<string> programs)
    {
        var shown = Directory.CreateDirectory(Path.Combine(Root, "shown")).FullName;
        foreach (var program in programs)
            if (Surroundings.OnSearchPath(program) is { } path)
                File.CreateSymbolicLink(Path.Combine(shown, program), path);
        Surroundings = Surroundings with { SearchPath = shown, UsualPlaces = [] };
    }

    public async Task<LocalPostgresException> RefusalAsync(string? binDirectory = null) =>
        await Assert.ThrowsAsync<LocalPostgresException>(() => Bot(binDirectory).StartAsync(progress: null, Token));

    public static async Task<object?> AskAsync(string connectionString, string question)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Token);
        await using var command = new NpgsqlCommand(question, connection);
        return await command.ExecuteScalarAsync(Token);
    }

    public static bool IsRunning(int pid) => ProcessFacts.Find(pid) is { HasEnded: false };

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in _bots)
            await bot.DisposeAsync();
        foreach (var folder in new[] { Root, Surroundings.FallbackRoot }.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }
}

/// <summary>Remembers what was said while something took long.</summary>
internal sealed class Said : IProgress<string>
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Report(string value) => _lines.Add(value);
}
