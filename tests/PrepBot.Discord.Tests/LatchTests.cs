using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.Loops;
using PrepBot.Discord.Status;
using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests;

/// <summary>R9: no flag stops the work without an owner that clears it and a state that shows it.</summary>
public sealed class LatchTests
{
    private const int LongestTest = Eventually.LongestTest;

    [Fact(Timeout = LongestTest)]
    public async Task OneRefusedCall_WithAGoodToken_IsAnAccident_AndTheRoomOpensAllTheSame()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        var refusals = 1;
        group.Discord.Fault = request => request.Path.Contains("/channels/", StringComparison.Ordinal) && refusals-- > 0 ? new FakeFault { Status = 401 } : null;

        await ana.CommandsAsync("start", ("role", "candidate"));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await SettleUntilAsync(group, () => group.Discord.Channels.Any(channel => channel.Type == 12));

        Assert.True(refusals < 0, "No call was refused.");
        Assert.Contains(group.Discord.Requests, request => request.Path == "/users/@me");
        Assert.Null(group.Bot.GetRequiredService<DiscordHealth>().NotReady);
        Assert.False(group.Bot.GetRequiredService<LoopHealth>().AnyRefused);
    }

    [Fact(Timeout = LongestTest)]
    public async Task TokenRefused_AndRefusedAgain_EndsTheProcessByTheUsualWay()
    {
        await using var group = await DiscordGroup.GatherAsync();
        group.Discord.TokenIsGood = false;
        var ana = group.Member("Ana");

        await ana.CommandsAsync("start", ("role", "candidate"));
        await SettleUntilAsync(group, () => group.Bot.GetRequiredService<LoopHealth>().AnyRefused);

        var health = group.Bot.GetRequiredService<DiscordHealth>();
        Assert.Equal(("token", DiscordState.Refused), (health.NotReady, health.State));
    }

    [Fact(Timeout = LongestTest)]
    public async Task TokenInDoubt_WhileDiscordDoesNotSay_IsSeen_AndSettledWhenItDoes()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var health = group.Bot.GetRequiredService<DiscordHealth>();
        var away = true;
        group.Discord.Fault = request => request.Path == "/users/@me" && away ? new FakeFault { Status = 503 }
            : request.Path.Contains("/channels/", StringComparison.Ordinal) && away ? new FakeFault { Status = 401 } : null;
        var ana = group.Member("Ana");

        await ana.CommandsAsync("start", ("role", "candidate"));
        await SettleUntilAsync(group, () => health.NotReady == "token");
        away = false;
        await SettleUntilAsync(group, () => health.NotReady is null);

        Assert.False(group.Bot.GetRequiredService<LoopHealth>().AnyRefused);
    }

    [Theory(Timeout = LongestTest)]
    [InlineData(4010)]
    [InlineData(4011)]
    public async Task ShardsRefused_WithTheSameNumber_BacksOff_IsSeen_AndComesBack(int code)
    {
        await using var group = await DiscordGroup.GatherAsync();
        var health = group.Bot.GetRequiredService<DiscordHealth>();
        var logins = group.Discord.Gateway.Identifies;
        group.Discord.Gateway.RefuseLoginsWith = code;
        group.Discord.Gateway.ForgetSessions();
        group.Discord.Gateway.Close(code);

        await GoOnAsync(group, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(5));
        var (during, tried) = (health.NotReady, group.Discord.Gateway.Identifies - logins);
        group.Discord.Gateway.RefuseLoginsWith = null;
        for (var turn = 0; health.NotReady is not null; turn++)
        {
            Assert.True(turn < 1_000, "It never comes back.");
            await GoOnAsync(group, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        }

        Assert.Equal("shards", during);
        Assert.InRange(tried, 2, 5);
    }

    [Fact(Timeout = LongestTest)]
    public async Task Heartbeat_BeforeTheFirstEvent_CarriesItsNull()
    {
        await using var group = await DiscordGroup.GatherAsync(discord => discord.Gateway.IdentifiesLeft = 1_000);
        var before = group.Discord.Gateway.Heartbeats;
        group.Discord.Gateway.IdentifiesLeft = 0;
        group.Discord.Gateway.ForgetSessions();
        group.Discord.Gateway.Cut();

        await GoOnAsync(group, TimeSpan.FromMinutes(3));

        Assert.True(group.Discord.Gateway.Heartbeats > before, "No heartbeat was sent.");
        Assert.Equal("logins", group.Bot.GetRequiredService<DiscordHealth>().NotReady);
        Assert.Empty(group.Discord.Violations);
    }

    [Fact]
    public async Task Resume_WithinItsGrace_IsNoNews_AndAnOutageIs()
    {
        await using var rest = await HandRest.StartAsync();
        Assert.Equal("connecting", rest.Standing.NotReady);

        rest.Standing.Ready(0, true);
        rest.Clock.Advance(TimeSpan.FromHours(1));
        rest.Standing.Ready(0, false);

        Assert.Null(rest.Standing.NotReady);
        rest.Clock.Advance(DiscordHealth.Grace);
        Assert.Equal("connecting", rest.Standing.NotReady);
    }

    [Fact]
    public async Task LoginsUsedUp_ByWhoHasNoShardAnyMore_IsOver()
    {
        await using var rest = await HandRest.StartAsync();
        rest.Standing.LoginsExhausted(true);

        rest.Standing.Shards(1, 1);

        Assert.Null(rest.Standing.NotReady);
    }

    /// <summary>Everything due is done, and time goes by, until it is so.</summary>
    private static async Task SettleUntilAsync(DiscordGroup group, Func<bool> isSo)
    {
        for (var turn = 0; !isSo(); turn++)
        {
            Assert.True(turn < 300, "It never comes.");
            await GoOnAsync(group, TimeSpan.FromSeconds(2));
            await group.RetryAsync();
        }
    }

    private static async Task GoOnAsync(DiscordGroup group, TimeSpan span, TimeSpan? step = null)
    {
        for (var gone = TimeSpan.Zero; gone < span; gone += step ?? TimeSpan.FromSeconds(1))
        {
            await group.Pace.PassAsync(step ?? TimeSpan.FromSeconds(1), trips: 10);
        }
    }
}
