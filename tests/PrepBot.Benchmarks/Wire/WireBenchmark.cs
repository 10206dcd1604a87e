using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using PrepBot.Bank;
using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Questions;
using PrepBot.Practice;
using PrepBot.Storage;
using PrepBot.Storage.Sealing;
using PrepBot.Testing;

namespace PrepBot.Benchmarks.Wire;

/// <summary>
/// A platform's wire on loopback, all in one run: interactions answered per second of processor time by a bare client, by the transport with a trivial
/// handler and by the whole bot; first-answer times; the same statements by pgbench; memory; the time to readiness. The server is another process.
/// </summary>
internal static class WireBenchmark
{
    private const int WarmUp = 20_000;
    private const int Measured = 60_000;
    private const int MeasuredOnDatabase = 3_000;
    private const int Width = 16;
    private const int Rounds = 4;
    private const int HealthPort = 15_081;

    private static readonly TimeSpan BenchSeconds = TimeSpan.FromSeconds(10);

    /// <param name="platform">The platform.</param>
    /// <param name="soak">How many interactions the whole bot gets before its memory is looked at again; 0 for the wire alone.</param>
    public static async Task RunAsync(IWirePlatform platform, int soak)
    {
        Console.WriteLine($"{platform.Name}, {Environment.ProcessorCount} cores, {DateOf():yyyy-MM-dd}");
        var ratios = new List<double>();
        var total = (Bare: 0d, Transport: 0d);
        for (var round = 1; round <= Rounds; round++)
        {
            double bare, transport;
            await using (var peer = await PeerProcess.StartAsync(platform.PeerVerb))
                bare = await BareAsync(platform, peer);
            await using (var peer = await PeerProcess.StartAsync(platform.PeerVerb))
                transport = await TransportAsync(platform, peer);
            ratios.Add(transport / bare);
            total = round == 1 ? (0, 0) : (total.Bare + (1 / bare), total.Transport + (1 / transport));
        }

        Console.WriteLine($"    transport / bare client: {total.Bare / total.Transport:0.00} over all rounds but the first, which compiles ({string.Join(", ", ratios.Select(ratio => $"{ratio:0.00}"))})");

        if (soak == 0)
            return;

        var server = new TestServer();
        await using (var database = await TestDatabase.CreateWithBankAsync())
        await using (var peer = await PeerProcess.StartAsync(platform.PeerVerb))
            await WholeBotAsync(platform, peer, database, await StatementsAsync(database), soak);
        await server.DisposeAsync();
    }

    private static async Task<double> BareAsync(IWirePlatform platform, PeerProcess peer)
    {
        using var stop = new CancellationTokenSource();
        var running = platform.RunBareAsync(peer.Settings, stop.Token);
        var rate = await PerProcessorSecondAsync("(a) bare client", platform, peer, ofThisProcess: Process.GetCurrentProcess);
        await stop.CancelAsync();
        await running;
        return rate;
    }

    private static async Task<double> TransportAsync(IWirePlatform platform, PeerProcess peer)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddBank(BuiltInBank.Read());
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<LoopHealth>().AddSingleton<LoopSupervision>().AddSingleton<Memberships>();
        builder.Services.AddSingleton<IInteractionSink, TrivialSink>();
        builder.Services.AddSingleton<IRoomSink, RecordingPlaces>();
        builder.Services.AddSingleton(new FeatureCatalog([new StatusAlone()])).AddSingleton(PracticeRegistration.Root).AddSingleton(Introduction.Plain(PracticeRegistration.Root));
        platform.Register(builder.Services, peer.Settings);
        using var host = builder.Build();
        await host.StartAsync();
        var rate = await PerProcessorSecondAsync("(b) transport, trivial handler", platform, peer, Process.GetCurrentProcess);
        await host.StopAsync();
        return rate;
    }

    private static async Task<double> PerProcessorSecondAsync(string what, IWirePlatform platform, PeerProcess peer, Func<Process> ofThisProcess)
    {
        await peer.DoAsync(new LoadOrder("sockets", platform.Sockets));
        await peer.DoAsync(new LoadOrder("status", WarmUp, Width));
        using var process = ofThisProcess();
        var before = process.TotalProcessorTime;
        var report = await peer.DoAsync(new LoadOrder("status", Measured, Width));
        process.Refresh();
        var spent = (process.TotalProcessorTime - before).TotalSeconds;
        Console.WriteLine($"{what,-40} {report.Answered / spent,9:0} per processor second   {report.PerSecond,8:0} per second");
        return report.Answered / spent;
    }

    private static async Task WholeBotAsync(
        IWirePlatform platform, PeerProcess peer, TestDatabase database, IReadOnlyDictionary<string, IReadOnlyList<string>> statements, int soak)
    {
        var settings = platform.BotSettings(peer.Settings).Concat(
        [
            new("ConnectionStrings__PrepBot", database.OwnerConnectionString), new("Encryption__Key", EncryptionKey.NewText()), new("Playground__Enabled", "false"),
        ]);
        await using var bot = await BotProcess.StartAsync(settings, HealthPort);
        Console.WriteLine($"{"start to ready, database there",-40} {bot.UntilReady.TotalMilliseconds,9:0} ms");
        await peer.DoAsync(new LoadOrder("sockets", platform.Sockets));
        await peer.DoAsync(new LoadOrder("enable", 1, 1));
        await peer.DoAsync(new LoadOrder("status", MeasuredOnDatabase, Width));
        foreach (var (what, sql) in statements)
            await AgainstDatabaseAsync(peer, bot, what, sql, database);

        Times("first answer at 50 a second", await peer.DoAsync(new LoadOrder("status", 1_000, PerSecond: 50)));
        Times("first answer in a burst of 200", await peer.DoAsync(new LoadOrder("status", 200)));
        var before = bot.MegabytesHeld;
        var long1 = await peer.DoAsync(new LoadOrder("status", soak, Width));
        Console.WriteLine($"{"memory held",-40} {before,9:0} MB before, {bot.MegabytesHeld:0} MB after {long1.Answered:N0} more interactions");
    }

    private static async Task AgainstDatabaseAsync(PeerProcess peer, BotProcess bot, string what, IReadOnlyList<string> sql, TestDatabase database)
    {
        await peer.DoAsync(new LoadOrder(what, MeasuredOnDatabase / 5, Width));
        var before = bot.Processor;
        var report = await peer.DoAsync(new LoadOrder(what, MeasuredOnDatabase, Width));
        var spent = (bot.Processor - before).TotalSeconds;
        var alone = await PgBench.RunAsync(database.ConnectionString, sql, Width, (int)BenchSeconds.TotalSeconds);
        var beside = alone is { } tps ? $"{tps,8:0} per second by pgbench, {sql.Count} statements: {report.PerSecond / tps:0.00}" : "pgbench is not installed";
        Console.WriteLine($"(c) whole bot, /mock {what,-19} {report.Answered / spent,9:0} per processor second   {report.PerSecond,8:0} per second   {beside}");
    }

    /// <summary>The statements of one such interaction, with their values, by the real features on the same database.</summary>
    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> StatementsAsync(TestDatabase database)
    {
        using var capture = new SqlCapture();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(capture).SetMinimumLevel(LogLevel.Debug));
        var source = new NpgsqlDataSourceBuilder(database.ConnectionString).UseLoggerFactory(loggers).EnableParameterLogging().Build();
        await using var provider = TestBot.Start(new TestWorld(database.ConnectionString, TimeProvider.System) { Platform = services => services.AddSingleton(source) });

        var sink = provider.GetRequiredService<IInteractionSink>();
        await DoAsync(sink, "enable", "boss");
        var result = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var what in new[] { "status", "start" })
        {
            await DoAsync(sink, what, "ana");
            capture.Take();
            await DoAsync(sink, what, "ana");
            result[what] = capture.Take();
        }

        return result;
    }

    private static async Task DoAsync(IInteractionSink sink, string command, string person)
    {
        var (platform, now) = (new Values.Identity.PlatformName("bench"), TimeProvider.System.GetUtcNow());
        var origin = new Origin(
            $"{command}-{Guid.CreateVersion7(now):N}", new(platform, "c1"), new(platform, "general"), new(platform, person), person, person == "boss", now)
        {
            AnswerBy = now.AddSeconds(30),
            Proof = EnvelopeProof.Rights,
        };
        var values = command == "start"
            ? new CommandValues(new Dictionary<string, InputValue> { ["role"] = new ChoiceValue("candidate"), ["minutes"] = new NumberValue(20) })
            : CommandValues.None;
        await sink.HandleAsync(new CommandUsed(origin, command, values), new Silent(), CancellationToken.None);
    }

    private static void Times(string what, LoadReport report) =>
        Console.WriteLine($"{what,-40} {report.At(0.5),9:0.0} ms median, {report.At(0.95):0.0} ms p95, {report.At(0.99):0.0} ms p99, {report.At(1):0.0} ms at most");

    private static DateTimeOffset DateOf() => TimeProvider.System.GetUtcNow();

    private sealed class TrivialSink : IInteractionSink
    {
        private static readonly Reply Answer = Reply.Privately("You are free: not waiting, not in a round, and nothing to file.");

        public Task HandleAsync(Interaction interaction, IResponder responder, CancellationToken cancellationToken) => responder.AnswerAsync(Answer, cancellationToken);
    }

    private sealed class StatusAlone : Feature
    {
        public override string Name => "status";

        public override IReadOnlyList<Handler> Handlers =>
            [new(new OnCommand(new CommandDefinition("status", "Status", [])), AccessRule.AnyMember, HandlerKind.Shows, (_, _) => Task.FromResult(Reply.Nothing))];
    }

    private sealed class Silent : IResponder
    {
        public bool KeepsFormOpen => false;

        public Task AnswerLateAsync(Reply reply, bool isRepeat, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task AnswerAsync(Reply reply, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task DeferAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
