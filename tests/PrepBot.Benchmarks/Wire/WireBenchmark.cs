using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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
/// handler and by the whole bot; first-answer times; memory; the time to readiness. The server is another process.
/// </summary>
internal static class WireBenchmark
{
    private const int WarmUp = 20_000;
    private const int Measured = 60_000;
    private const int MeasuredOnDatabase = 3_000;
    private const int Width = 16;
    private const int Rounds = 4;
    private const int HealthPort = 15_081;

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
            await WholeBotAsync(platform, peer, database, soak);
        await server.DisposeAsync();
    }

    private static async Task<double> BareAsync(IWirePlatform platform, PeerProcess peer)
    {
        using var stop = new CancellationTokenSource();
        var running = platform.RunBareAsync(peer.Settings, _ => Task.CompletedTask, stop.Token);
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

    private static async Task WholeBotAsync(IWirePlatform platform, PeerProcess peer, TestDatabase database, int soak)
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
        foreach (var what in new[] { "status", "start" })
            await OfKindAsync(peer, bot, what);

        Times("first answer at 50 a second", await peer.DoAsync(new LoadOrder("status", 1_000, PerSecond: 50)));
        Times("first answer in a burst of 200", await peer.DoAsync(new LoadOrder("status", 200)));
        var before = bot.MegabytesHeld;
        var long1 = await peer.DoAsync(new LoadOrder("status", soak, Width));
        Console.WriteLine($"{"memory held",-40} {before,9:0} MB before, {bot.MegabytesHeld:0} MB after {long1.Answered:N0} more interactions");
    }

    private static async Task OfKindAsync(PeerProcess peer, BotProcess bot, string what)
    {
        await peer.DoAsync(new LoadOrder(what, MeasuredOnDatabase / 5, Width));
        var before = bot.Processor;
        var report = await peer.DoAsync(new LoadOrder(what, MeasuredOnDatabase, Width));
        var spent = (bot.Processor - before).TotalSeconds;
        Console.WriteLine($"(c) whole bot, /mock {what,-19} {report.Answered / spent,9:0} per processor second   {report.PerSecond,8:0} per second");
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
}
