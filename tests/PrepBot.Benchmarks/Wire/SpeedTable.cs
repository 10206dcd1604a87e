using System.Diagnostics;
using System.Globalization;
using Npgsql;
using PrepBot.Testing;

namespace PrepBot.Benchmarks.Wire;

/// <summary>
/// One table of what an interaction costs: a client that does the least it can, the same with one statement for each event, and the whole bot, by what was
/// asked of it. All in one run, so that the ratios stand whatever else the machine does.
/// </summary>
internal static class SpeedTable
{
    private const int Width = 16;
    private const int PairWidth = 2;
    private const int PerSecond = 50;
    private const int PairsPerSecond = 10;
    private const int Paced = 400;
    private const int Met = 2_000;
    private const int HealthPort = 15_083;

    /// <summary>Until the compiler is done with what every interaction goes through.</summary>
    private const int WarmUpOfAll = 4_000;

    private static readonly Amount Bare = new(WarmUp: 10_000, Measured: 30_000);
    private static readonly Amount Whole = new(WarmUp: 600, Measured: 3_000);
    private static readonly Amount Pairs = new(WarmUp: 30, Measured: 200);

    public static async Task RunAsync(IWirePlatform platform)
    {
        var begun = Stopwatch.GetTimestamp();
        await using var server = new TestServer();
        await using var database = await TestDatabase.CreateWithBankAsync();
        Console.WriteLine($"{platform.Name}, {Environment.ProcessorCount} cores, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, load {LoadNow()}");
        Console.WriteLine("| | per processor second | of a bare client / of one with a statement | CPU each at 50/s | median / p99 at 50/s | PostgreSQL each |");
        Console.WriteLine("|---|---|---|---|---|---|");
        await BareAsync(platform, database, OneSql);
        var bare = await BareAsync(platform, database, sql: null);
        var asking = await BareAsync(platform, database, OneSql);
        var rates = (bare.Rate, asking.Rate);
        Print(bare with { What = "bare client" }, rates);
        Print(asking with { What = "bare client, one statement" }, rates);
        await WholeAsync(platform, database, rates);
        Console.WriteLine($"\n{Stopwatch.GetElapsedTime(begun).TotalMinutes:0.0} min, load at the end {LoadNow()}. Pairs are counted as two starts: one waits, one pairs; a fifth as many a second.");
    }

    private const string OneSql = "select member_id, display_name from members where community_id = '00000000-0000-0000-0000-000000000001' and external_id = '123456789012345678'";

    private static async Task<Row> BareAsync(IWirePlatform platform, TestDatabase database, string? sql)
    {
        await using var peer = await PeerProcess.StartAsync(platform.PeerVerb);
        using var stop = new CancellationTokenSource();
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxAutoPrepare = 10, NoResetOnClose = true }.ConnectionString);
        var running = platform.RunBareAsync(peer.Settings, sql is null ? _ => Task.CompletedTask : token => AskAsync(source, sql, token), stop.Token);
        await peer.DoAsync(new LoadOrder("sockets", platform.Sockets));
        using var process = Process.GetCurrentProcess();
        var row = await MeasureAsync(peer, database, new Measured("", "status", Bare, Width, PerSecond), () =>
        {
            process.Refresh();
            return process.TotalProcessorTime;
        });
        await stop.CancelAsync();
        await running;
        return row;
    }

    private static async Task AskAsync(NpgsqlDataSource source, string sql, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            _ = reader.FieldCount;
    }

    private static async Task WholeAsync(IWirePlatform platform, TestDatabase database, (double Bare, double Asking) rates)
    {
        await using var peer = await PeerProcess.StartAsync(platform.PeerVerb);
        var settings = platform.BotSettings(peer.Settings).Concat(
        [
            new("ConnectionStrings__PrepBot", database.OwnerConnectionString), new("Encryption__Key", TestKey.Text), new("Playground__Enabled", "false"),
        ]);
        await using var bot = await BotProcess.StartAsync(settings, HealthPort);
        await peer.DoAsync(new LoadOrder("sockets", platform.Sockets));
        await peer.DoAsync(new LoadOrder("enable", 1, 1));
        await peer.DoAsync(new LoadOrder("filer-status", 20, Width));
        await peer.DoAsync(new LoadOrder("status", WarmUpOfAll, Width));
        await PastRounds.AddAsync(database, peer.Settings["Filers"].Split(','));
        foreach (var what in platform.Commands)
        {
            var row = await MeasureAsync(peer, database, new Measured($"PrepBot: {Words(what)}", what, Whole, Width, PerSecond), () => bot.Processor);
            Print(row, rates);
        }

        // Who waits would be paired first.
        await peer.DoAsync(new LoadOrder("leave", 20, Width));
        await peer.DoAsync(new LoadOrder("meet", Met, Width));
        var there = 0;
        foreach (var waiting in new[] { 2, 20 })
        {
            await peer.DoAsync(new LoadOrder("wait", waiting - there, 1));
            there = waiting;
            Print(await MeasureAsync(peer, database, new Measured($"PrepBot: starts, half of which pair, {waiting} waiting", "pair", Pairs, PairWidth, PairsPerSecond), () => bot.Processor), rates);
        }

        Console.WriteLine($"| PrepBot's memory | {bot.MegabytesHeld:0} MB | | | | |");
    }

    private static async Task<Row> MeasureAsync(PeerProcess peer, TestDatabase database, Measured measured, Func<TimeSpan> processor)
    {
        var each = measured.Kind == "pair" ? 2 : 1;
        await peer.DoAsync(new LoadOrder(measured.Kind, measured.Amount.WarmUp, measured.Width));
        var (before, beforeServer) = (processor(), await ServerProcessor.OfAsync(database));
        var report = await peer.DoAsync(new LoadOrder(measured.Kind, measured.Amount.Measured, measured.Width));
        var (spent, server) = (processor() - before, await ServerProcessor.OfAsync(database) - beforeServer);
        before = processor();
        var paced = await peer.DoAsync(new LoadOrder(measured.Kind, Paced * measured.PerSecond / PerSecond, PerSecond: measured.PerSecond));
        var pacedSpent = processor() - before;
        return new Row(
            measured.What, report.Answered * each / spent.TotalSeconds, pacedSpent.TotalMilliseconds / (paced.Answered * each), paced.At(0.5), paced.At(0.99),
            server.TotalMilliseconds / (report.Answered * each));
    }

    private static void Print(Row row, (double Bare, double Asking) rates) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {row.What} | {row.Rate:0} | {row.Rate / rates.Bare:0.00} / {row.Rate / rates.Asking:0.00} | {row.Each:0.00} ms | {row.Median:0.0} / {row.P99:0.0} ms | {row.Server:0.00} ms |"));

    private static string Words(string command) => command switch
    {
        "start" => "a start that waits",
        "debrief" => "the debrief form",
        "status" => "status, somebody known",
        _ => command,
    };

    private static string LoadNow() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private sealed record Amount(int WarmUp, int Measured);

    private sealed record Measured(string What, string Kind, Amount Amount, int Width, int PerSecond);

    /// <param name="What">What was asked.</param>
    /// <param name="Rate">Answers per second of the client's processor time.</param>
    /// <param name="Each">Milliseconds of processor time for each at a steady load.</param>
    /// <param name="Median">Milliseconds to the first answer then.</param>
    /// <param name="P99">Within which 99 of 100 are answered.</param>
    /// <param name="Server">Milliseconds of PostgreSQL's processor time for each, at full load.</param>
    private sealed record Row(string What, double Rate, double Each, double Median, double P99, double Server);
}
