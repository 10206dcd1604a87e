using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Communities;
using PrepBot.FakeChats.Slack;
using PrepBot.Slack.Settings;
using PrepBot.Slack.Tests.Support;
using PrepBot.Slack.WebApi;
using PrepBot.Testing;
using PrepBot.Values.Identity;

namespace PrepBot.Slack.Tests;

/// <summary>R9: no flag stops the work without an owner that clears it and a state that shows it.</summary>
public sealed class LatchTests
{
    private const int LongestTest = Eventually.LongestTest;

    private static readonly CommunityRef Community = new(SlackPlatformName.Name, FakeSlackWorkspace.Team);

    [Fact(Timeout = LongestTest)]
    public async Task OneRefusedCall_WhileSlackDoesNotSay_EndsNothing_AndIsSettledWhenItDoes()
    {
        await using var harness = await WatchedAsync();
        harness.Slack.Next("conversations.open", new FakeSlackFault.Refuse("account_inactive"));
        harness.Slack.Next("auth.test", new FakeSlackFault.Status(503));
        harness.Slack.Next("auth.test", new FakeSlackFault.Throttle(5));
        var asked = Asked(harness);

        await Record.ExceptionAsync(() => SendAsync(harness));
        await UntilAsync(harness, () => Asked(harness) >= asked + 3);

        Assert.Single(harness.Workspaces.All);
        await SendAsync(harness);
        Assert.Null(harness.Standing.NotReady);
    }

    [Fact(Timeout = LongestTest)]
    public async Task ConfiguredToken_Revoked_IsSeen_AndTakenAgain_GoesOn()
    {
        await using var harness = await WatchedAsync();
        harness.Slack.Workspace.Uninstall();

        await Record.ExceptionAsync(() => SendAsync(harness));
        await UntilAsync(harness, () => harness.Standing.NotReady == "token");
        harness.Slack.Workspace.NewToken(FakeSlackWorkspace.BotToken);
        await UntilAsync(harness, () => harness.Standing.NotReady is null);

        await SendAsync(harness);
    }

    [Fact(Timeout = LongestTest)]
    public async Task SocketModeSwitchedOff_IsSeen_AndOnAgain_GoesOn()
    {
        await using var harness = await SlackHarness.StartAsync();
        await UntilAsync(harness, () => harness.Standing.NotReady is null);
        foreach (var socket in harness.Slack.Sockets.Open)
            await harness.Slack.Sockets.AskToLeaveAsync(socket, "link_disabled");

        await UntilAsync(harness, () => harness.Standing.NotReady == "switched-off");
        await UntilAsync(harness, () => harness.Standing.NotReady is null);
    }

    [Fact(Timeout = LongestTest)]
    public async Task NoSocket_IsSeenAfterItsGrace_AndNotBefore()
    {
        await using var harness = await SlackHarness.StartAsync();
        await UntilAsync(harness, () => harness.Standing.NotReady is null);
        harness.Slack.Always("apps.connections.open", new FakeSlackFault.Status(503));
        foreach (var socket in harness.Slack.Sockets.Open)
            harness.Slack.Sockets.Cut(socket);
        await Eventually.TrueAsync(() => harness.Sockets.Usable == 0);

        var atOnce = harness.Standing.NotReady;
        await UntilAsync(harness, () => harness.Standing.NotReady == "connecting");
        harness.Slack.Always("apps.connections.open", null);
        await UntilAsync(harness, () => harness.Standing.NotReady is null);

        Assert.Null(atOnce);
    }

    [Fact(Timeout = LongestTest)]
    public async Task AppToken_RefusedOnce_IsAnAccident()
    {
        await using var harness = await SlackHarness.StartAsync(
            slack => slack.Next("apps.connections.open", new FakeSlackFault.Refuse("invalid_auth")), waitUntilLive: false);

        await UntilAsync(harness, () => harness.Standing.NotReady is null);

        Assert.False(harness.Health.AnyRefused);
    }

    [Fact(Timeout = LongestTest)]
    public async Task DirectConversation_KnownNoMore_IsAskedForAgain()
    {
        await using var harness = await SlackHarness.StartAsync();
        var ana = harness.Member("Ana");
        await SendAsync(harness, ana.Id);
        harness.Slack.Workspace.ForgetDirectConversations();

        await SendAsync(harness, ana.Id);

        Assert.Contains("Hello", ana.Reads, StringComparison.Ordinal);
    }

    [Fact]
    public void Throttled_ForADay_IsAskedAgainAfterAnHour()
    {
        var pace = new MethodPace(TimeSpan.Zero);

        pace.Throttled("T1", "chat.postMessage", TimeSpan.FromDays(1), TimeSpan.Zero);

        Assert.Equal(MethodPace.LongestHold, pace.Blocked("T1", "chat.postMessage", TimeSpan.Zero));
    }

    private static async Task<SlackHarness> WatchedAsync()
    {
        var harness = await SlackHarness.StartAsync();
        harness.Member("Ana");
        await UntilAsync(harness, () => harness.Standing.NotReady is null);
        await harness.Watch.StartAsync(CancellationToken.None);
        return harness;
    }

    private static int Asked(SlackHarness harness) => harness.Slack.Calls.Count(call => call.Method == "auth.test");

    private static Task<PostedMessage> SendAsync(SlackHarness harness, string? user = null) => harness.Platform.SendPrivatelyAsync(
        Community, new PersonRef(SlackPlatformName.Name, user ?? harness.Member("Raj").Id), Message.Create("Hello."), "key", CancellationToken.None);

    private static Task UntilAsync(SlackHarness harness, Func<bool> isSo) => harness.Pace.UntilAsync("it", isSo, TimeSpan.FromMilliseconds(500), trips: 3);
}
