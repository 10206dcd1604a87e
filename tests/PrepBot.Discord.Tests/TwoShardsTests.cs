using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests;

/// <summary>More servers than one connection may carry: each connection has its own, and their members notice nothing.</summary>
public sealed class TwoShardsTests
{
    private const int LongestTest = Eventually.LongestTest;

    [Fact(Timeout = LongestTest)]
    public async Task TwoShards_AGroupOnEach_BothPairAndOneDisconnectStaysOnItsOwn()
    {
        await using var group = await DiscordGroup.GatherAsync(discord => discord.Gateway.Shards = 2);
        var here = (group.Guild, group.Channel);
        group.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var there = await group.AddCommunityAsync();
        Assert.NotEqual(FakeGateway.ShardOf(here.Guild.Id, 2), FakeGateway.ShardOf(there.Guild.Id, 2));

        await PairAsync(group, here);
        group.Discord.Gateway.Cut(FakeGateway.ShardOf(here.Guild.Id, 2));
        await PairAsync(group, there);
        await group.CatchUpAsync();
        await PairAsync(group, here);

        Assert.Equal([0, 1], group.Discord.Gateway.Ready);
        Assert.Equal((2, 1), (group.Discord.Gateway.Identifies, group.Discord.Gateway.Resumes));
        Assert.Equal(3, group.Discord.Channels.Count(channel => channel.Type == 12));
        Assert.Empty(group.Discord.Violations);
    }

    [Fact(Timeout = LongestTest)]
    public async Task Grown_DiscordWantsMoreShards_AsksAnewAndConnectsThem()
    {
        await using var group = await DiscordGroup.GatherAsync();

        group.Discord.Gateway.Shards = 2;
        group.Discord.Gateway.ForgetSessions();
        group.Discord.Gateway.Close(4011);
        await group.Pace.UntilAsync("the second shard", () => group.Discord.Gateway.Ready.Count >= 2, TimeSpan.FromSeconds(1), trips: 5);

        Assert.Equal([0, 1], group.Discord.Gateway.Ready);
    }

    private static async Task PairAsync(DiscordGroup group, (FakeGuild Guild, FakeChannel Channel) place)
    {
        var (ana, raj) = (group.Discord.Member(place.Guild, place.Channel, "Ana"), group.Discord.Member(place.Guild, place.Channel, "Raj"));
        await ana.CommandsAsync("start", ("role", "candidate"));
        await raj.CommandsAsync("start", ("role", "interviewer"));
        await group.SettleAsync();
        Assert.Contains("You are paired", raj.Heard);
    }
}
