using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PrepBot.LocalPostgres.Folder;
using PrepBot.LocalPostgres.Server;
using PrepBot.Testing;

namespace PrepBot.EndToEnd.Tests.Support;

/// <summary>
/// A private folder for bots: their database and everything they leave behind. At the end its bots are killed, its server is stopped and
/// the folder is removed, whatever happened before.
/// </summary>
internal sealed class BotFolder : IAsyncDisposable
{
    private const string Prefix = "prepbot-e2e-";

    private static readonly ConcurrentDictionary<BotFolder, bool> Living = new();
    private static readonly Lazy<Task> Swept = new(SweepAsync);

    private readonly ConcurrentBag<BotProcess> _bots = [];
    private bool _knowsEverybody;

    static BotFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var folder in Living.Keys)
            folder.KillBots();
    };

    private BotFolder(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
        Living[this] = true;
    }

    /// <summary>Where bots are started.</summary>
    public string Path { get; }

    /// <summary>What they get as <c>LocalPostgres__DataDirectory</c>.</summary>
    public string Data => System.IO.Path.Combine(Path, "postgres");

    /// <summary>Written by the server while it runs; its first line is the process.</summary>
    public string PidFile => System.IO.Path.Combine(Data, "data", "postmaster.pid");

    public static async Task<BotFolder> CreateAsync()
    {
        await Swept.Value;
        return new(System.IO.Path.Combine(ScratchFolder.Root, Prefix + RandomNumberGenerator.GetHexString(8, lowercase: true)));
    }

    /// <summary>Starts a bot on this folder and waits until it says where its page is.</summary>
    /// <param name="address">The page's address; a free port when null.</param>
    public async Task<BotProcess> StartAsync(Uri? address = null)
    {
        var bot = Launch("", ("Playground__Url", address is null ? "http://127.0.0.1:0" : address.GetLeftPart(UriPartial.Authority)));
        await bot.RunsAsync();
        await KnowsEverybodyAsync();
        return bot;
    }

    /// <summary>Members of these bots count as asked about themselves: hardly a test is about somebody's first start.</summary>
    public async Task KnowsEverybodyAsync()
    {
        if (_knowsEverybody)
            return;

        await using var owner = OpenDatabase(DatabaseRoles.Owner, password: 1);
        await Newcomers.AreKnownAsync(owner);
        _knowsEverybody = true;
    }

    /// <summary>Everybody is new to these bots, and asked about themselves at their first start.</summary>
    public async Task KnowsNobodyAsync()
    {
        await using var owner = OpenDatabase(DatabaseRoles.Owner, password: 1);
        await Newcomers.AreNewAsync(owner);
    }

    /// <summary>Starts the program with these arguments and settings, and waits for nothing.</summary>
    public BotProcess Launch(string arguments, params (string Key, string Value)[] settings)
    {
        var bot = BotProcess.Start(Path, arguments, [("LocalPostgres__DataDirectory", Data), .. settings]);
        _bots.Add(bot);
        return bot;
    }

    /// <summary>A connection as the running bot has it.</summary>
    public NpgsqlDataSource OpenDatabase() => OpenDatabase(DatabaseRoles.RunTime, password: 2);

    private NpgsqlDataSource OpenDatabase(string role, int password)
    {
        var passwords = File.ReadAllLines(System.IO.Path.Combine(Data, "passwords"));
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = int.Parse(File.ReadAllText(System.IO.Path.Combine(Data, "port")), CultureInfo.InvariantCulture),
            Database = DatabaseRoles.Database,
            Username = role,
            Password = passwords[password],
            SslMode = SslMode.Disable,
            Pooling = false,
        }.ConnectionString);
    }

    /// <summary>Kills the server of the database where it stands, as a power cut would.</summary>
    public void KillServer()
    {
        using var server = Process.GetProcessById(int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture));
        server.Kill();
        server.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        KillBots();
        foreach (var bot in _bots)
            await bot.DisposeAsync();
        Living.TryRemove(this, out _);
        await RemoveAsync(Path);
    }

    private void KillBots()
    {
        foreach (var bot in _bots)
            bot.Kill();
    }

    private static async Task RemoveAsync(string path)
    {
        var data = System.IO.Path.Combine(path, "postgres");
        if (Directory.Exists(data))
        {
            var options = new LocalPostgresOptions { DataDirectory = data, BinDirectory = Environment.GetEnvironmentVariable("LocalPostgres__BinDirectory") };
            await using var server = new LocalPostgresServer(options, TimeProvider.System, NullLogger<LocalPostgresServer>.Instance);
            await server.StopAbandonedAsync(CancellationToken.None);
        }

        Directory.Delete(path, recursive: true);
    }

    /// <summary>Test processes that were killed leave folders behind. Young ones may belong to one that is running.</summary>
    private static async Task SweepAsync()
    {
        var anHourAgo = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1);
        foreach (var folder in new DirectoryInfo(ScratchFolder.Root).EnumerateDirectories(Prefix + "*").Where(folder => folder.CreationTimeUtc < anHourAgo))
            await RemoveAsync(folder.FullName);
    }
}
