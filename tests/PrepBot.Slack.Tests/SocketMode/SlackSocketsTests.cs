using PrepBot.Chat.Interactions;
using PrepBot.Chat.Loops;
using PrepBot.Chat.Messages;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Inbound;
using PrepBot.Slack.SocketMode;
using PrepBot.Slack.Tests.Support;
using PrepBot.Testing;

namespace PrepBot.Slack.Tests.SocketMode;

public sealed class SlackSocketsTests
{
    private const int LongestTest = Eventually.LongestTest;

    private static readonly string[] Kinds = ["one cut", "all cut", "warning", "refresh_requested"];

    [Fact(Timeout = LongestTest)]
    public async Task Start_TwoSockets_EachByAnAddressOfItsOwn()
    {
        await using var harness = await SlackHarness.StartAsync();

        Assert.Equal(2, harness.Slack.Sockets.Open.Count);
        Assert.Equal(2, harness.Slack.Calls.Count(call => call.Method == "apps.connections.open"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R11_TwoHundredRenewalsUnderLoad_NeverFewerThanTwoSocketsAndNothingLostOrDoubled()
    {
        await using var harness = await SlackHarness.StartAsync();
        var sockets = harness.Slack.Sockets;
        var ana = harness.Member("Ana");
        sockets.Watch();
        using var stop = new CancellationTokenSource();
        using var turn = new SemaphoreSlim(1);
        var typed = 0;
        var load = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await turn.WaitAsync();
                await ana.TypesAsync("start 30m");
                typed++;
                turn.Release();
            }
        });

        for (var renewal = 1; renewal <= 200; renewal++)
        {
            var (old, greeted) = (sockets.Open[0], sockets.Greeted);
            await sockets.AskToLeaveAsync(old, renewal % 2 == 0 ? "warning" : "refresh_requested");
            await UsableAsync(harness, 3);

            // The clock moves between two commands, or Slack would count it as their waiting time, and in steps that no deadline falls into.
            await Task.WhenAny(load, turn.WaitAsync());
            if (load.IsCompleted)
                await load;
            for (var gone = TimeSpan.Zero; gone < SocketModeProtocol.Farewell; gone += TimeSpan.FromSeconds(0.5))
                await harness.Pace.PassAsync(TimeSpan.FromSeconds(0.5), trips: 3);

            turn.Release();
            await sockets.UntilAsync(now => !now.Open.Contains(old));
            await UsableAsync(harness, 2);
            Assert.Equal(greeted + 1, sockets.Greeted);
        }

        await stop.CancelAsync();
        await load;
        Assert.True(sockets.FewestOpen >= 2, $"{sockets.FewestOpen} sockets at the least");
        Assert.Equal(202, sockets.Greeted);
        Assert.True(typed > 200, $"only {typed} commands under way");
        Assert.Equal(typed, harness.Sink.Done.Count);

        // An envelope sent again into a socket that closes that moment may not arrive a second time.
        Assert.InRange(harness.Sink.Handed, typed, typed + sockets.Redelivered);
        Assert.Equal(typed, ana.Sees.Count);
        Assert.Equal(0, sockets.StrayAcknowledgements);
    }

    [Theory(Timeout = LongestTest)]
    [InlineData(4711)]
    public async Task R2_TwoHundredDisconnectsOfEveryKindUnderLoad_EverythingIsDoneOnce(int seed)
    {
        await using var harness = await SlackHarness.StartAsync();
        var (sockets, ana, chance) = (harness.Slack.Sockets, harness.Member("Ana"), new Random(seed));
        var happened = new Dictionary<string, int>();
        var working = new SemaphoreSlim(0);
        harness.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            await working.WaitAsync(cancellationToken);
            await responder.AnswerAsync(Reply.Privately("Done."), cancellationToken);
        };

        for (var time = 1; time <= 200; time++)
        {
            var typing = ana.TypesAsync("start 30m");
            await Eventually.TrueAsync("the command", () => harness.Sink.Done.Count >= time);

            var kind = Kinds[chance.Next(Kinds.Length)];
            happened[kind] = happened.GetValueOrDefault(kind) + 1;
            switch (kind)
            {
                case "one cut":
                    sockets.Cut(sockets.Open[chance.Next(sockets.Open.Count)]);
                    break;
                case "all cut":
                    foreach (var socket in sockets.Open)
                        sockets.Cut(socket);
                    break;
                default:
                    await sockets.AskToLeaveAsync(sockets.Open[0], kind);
                    break;
            }

            working.Release(4);
            await ClockUntilAsync(harness, typing);
            await ClockUntilAsync(harness, sockets.UntilAsync(now => now.Open.Count >= 2));
            await harness.Intake.QuietAsync();
            while (working.CurrentCount > 0)
                await working.WaitAsync();
        }

        Assert.True(happened.Count == Kinds.Length && sockets.Redelivered > 40, $"{string.Join(", ", happened)}; {sockets.Redelivered} delivered again");
        Assert.Equal(200, harness.Sink.Done.Count);
        Assert.Equal(200, ana.Sees.Count);
    }

    [Fact(Timeout = LongestTest)]
    public async Task DeliveredAgain_WithRetryMark_IsAcknowledgedTheSame()
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        await ana.TypesAsync("start 30m");

        await ana.LastComesAgainAsync();

        Assert.Equal((1, 2), (harness.Sink.Done.Count, harness.Sink.Handed));
        Assert.Equal(2, ana.Sees.Count);
    }

    [Theory(Timeout = LongestTest)]
    [InlineData("""{"type":"brand_new","envelope_id":"e1","payload":{}}""")]
    [InlineData("""{"type":"events_api","envelope_id":"e1","payload":{"type":"event_callback","team_id":"T0001","event":{"type":"emoji_changed"}}}""")]
    [InlineData("""{"type":"interactive","envelope_id":"e1","payload":{"type":"shortcut"}}""")]
    [InlineData("""{"type":"interactive","envelope_id":"e1","payload":{"type":17,"team":"x"}}""")]
    [InlineData("""{"type":"slash_commands","envelope_id":"e1","payload":{}}""")]
    [InlineData("""{"type":"slash_commands","envelope_id":"e1","payload":null}""")]
    [InlineData("""{"type":"hello","unknown":{"deep":[1,2,3]}}""")]
    [InlineData("""not json""")]
    [InlineData("""[]""")]
    [InlineData("""{"type":5}""")]
    public async Task StrangeFrame_IsPassedOver_AndTheNextCommandWorks(string frame)
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");

        await harness.Slack.Sockets.SendRawAsync(frame);
        await ana.TypesAsync("start 30m");

        Assert.Single(harness.Sink.Done);
    }

    [Fact(Timeout = LongestTest)]
    public async Task FiveThousandLevelsDeep_IsPassedOver()
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");

        await harness.Slack.Sockets.SendRawAsync(string.Concat(Enumerable.Repeat("""{"payload":""", 5000)) + "1" + new string('}', 5000));
        await ana.TypesAsync("start 30m");

        Assert.Single(harness.Sink.Done);
    }

    [Fact(Timeout = LongestTest)]
    public async Task R6_WorkSlowerThanSlackWaits_IsAcknowledgedAllTheSame()
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        var (finish, begun) = (new TaskCompletionSource(), new TaskCompletionSource());
        harness.Sink.Answer = async (_, responder, cancellationToken) =>
        {
            begun.SetResult();
            await finish.Task;
            await responder.AnswerAsync(Reply.Privately("Late, but here."), cancellationToken);
        };

        var typing = ana.TypesAsync("start 30m");
        await begun.Task;
        await ClockUntilAsync(harness, typing);
        Assert.Empty(ana.Sees);

        finish.SetResult();
        await Eventually.TrueAsync("the late answer", () => ana.Sees.Count > 0);
        Assert.Contains("Late, but here", ana.Reads);
    }

    [Theory(Timeout = LongestTest)]
    [InlineData("invalid_auth")]
    [InlineData("token_revoked")]
    public async Task R10_AppTokenRefused_EndsTheLoopAndIsNotTriedAgain(string error)
    {
        // One refusal is a doubt, and it is asked once more.
        await using var harness = await SlackHarness.StartAsync(
            slack =>
            {
                slack.Next("apps.connections.open", new FakeSlackFault.Refuse(error));
                slack.Next("apps.connections.open", new FakeSlackFault.Refuse(error));
            },
            waitUntilLive: false);

        await Eventually.TrueAsync("the refusal", () => harness.Health.AnyRefused);

        Assert.Equal(LoopState.Refused, harness.Health.States[nameof(SlackSockets)]);
        Assert.Equal(2, harness.Slack.Calls.Count(call => call.Method == "apps.connections.open"));
    }

    [Fact(Timeout = LongestTest)]
    public async Task R10_BotTokenRefused_EndsTheLoopBeforeAnySocket()
    {
        // One refusal is a doubt, and it is asked once more.
        await using var harness = await SlackHarness.StartAsync(
            slack =>
            {
                slack.Next("auth.test", new FakeSlackFault.Refuse("account_inactive"));
                slack.Next("auth.test", new FakeSlackFault.Refuse("account_inactive"));
            },
            waitUntilLive: false);

        await Eventually.TrueAsync("the refusal", () => harness.Health.AnyRefused);

        Assert.Equal(0, harness.Slack.Sockets.Greeted);
    }

    [Fact(Timeout = LongestTest)]
    public async Task SlackNotReachedAtTheStart_IsTriedAgain()
    {
        await using var harness = await SlackHarness.StartAsync(
            slack =>
            {
                slack.Next("auth.test", new FakeSlackFault.Status(503));
                slack.Next("apps.connections.open", new FakeSlackFault.Throttle(7));
            },
            waitUntilLive: false);

        await ClockUntilAsync(harness, harness.Slack.Sockets.UntilAsync(sockets => sockets.Open.Count == 2));

        Assert.Equal(3, harness.Slack.Calls.Count(call => call.Method == "apps.connections.open"));
    }

    /// <summary>Lets time go by, a little at a time, until something has happened.</summary>
    private static async Task ClockUntilAsync(SlackHarness harness, Task happened)
    {
        await harness.Pace.RunAsync(happened, TimeSpan.FromSeconds(0.1), trips: 2);
        await happened;
    }

    private static Task UsableAsync(SlackHarness harness, int wanted) =>
        Eventually.TrueAsync($"{wanted} sockets that are usable", () => harness.Sockets.Usable == wanted);
}
