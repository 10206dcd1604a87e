using System.Text.Json.Nodes;
using PrepBot.Discord.Settings;
using PrepBot.Discord.Tests.Support;
using PrepBot.Domain.Communities;
using PrepBot.FakeChats.Discord;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Tests;

/// <summary>A server that removed the bot while it was not running: the next login does not list it.</summary>
public sealed class MissedRemovalTests
{
    private const string RemovedSql = "select count(*) from communities where removed_at is not null and external_id = $1";

    [Fact]
    public async Task RemovedWhileTheBotWasDown_AtTheNextLoginItsTimeRuns_TheOtherServerStays_AndComingBackEndsIt()
    {
        await using var group = await DiscordGroup.GatherAsync();
        var other = await group.AddCommunityAsync();
        await group.StopBotAsync(group.Bot);
        group.Discord.RemoveBot(group.Guild);
        group.Discord.Gateway.ForgetSessions();

        await group.StartBotAsync();
        await group.LoggedAsync("The bot was removed from community");
        await group.SettleAsync();
        Assert.Equal(1, await group.CountAsync(RemovedSql, group.Guild.Id));
        Assert.Equal(0, await group.CountAsync(RemovedSql, other.Guild.Id));
        Assert.Equal(1, await group.CountAsync("select count(*) from due_rows where kind = 'remove-community'"));

        group.Discord.AddBot(group.Guild);
        group.Discord.Gateway.Dispatch(group.Guild.Id, "GUILD_CREATE", FakeDiscordServer.GuildCreate(group.Guild));
        await group.LoggedAsync("nothing of it is erased");
        Assert.Equal(0, await group.CountAsync(RemovedSql, group.Guild.Id));
        Assert.Equal(0, await group.CountAsync("select count(*) from due_rows where kind = 'remove-community'"));
        Assert.Empty(group.Discord.Violations);
    }

    /// <summary>The list proves something only of its own shard, and only where it is there; a server in an outage stands on it.</summary>
    [Theory]
    [InlineData("""{"guilds":[],"shard":[0,1]}""", true)]
    [InlineData("""{"guilds":[{"id":"1","unavailable":true}],"shard":[0,1]}""", true)]
    [InlineData("""{"guilds":[{"id":"GUILD","unavailable":true}],"shard":[0,1]}""", false)]
    [InlineData("""{"guilds":[{"id":"GUILD"}],"shard":[0,1]}""", false)]
    [InlineData("""{"guilds":[],"shard":[OTHER,2]}""", false)]
    [InlineData("""{"guilds":[],"shard":[OWN,2]}""", true)]
    [InlineData("""{"shard":[0,1]}""", false)]
    [InlineData("""{"guilds":[]}""", false)]
    [InlineData("""{"guilds":[],"shard":[0,0]}""", false)]
    [InlineData("""{"guilds":[],"shard":[]}""", false)]
    public async Task Login_ListsTheServersOfItsShard_WhatItDoesNotListIsTakenAsRemoved(string ready, bool removed)
    {
        await using var discord = await HandDiscord.StartAsync();
        var id = discord.Rest.Guild.Id;
        var own = FakeGateway.ShardOf(id, 2);
        discord.Presence.Present = [discord.Community];

        await discord.ArrivesAsync("READY", JsonNode.Parse(ready.Replace("GUILD", id, StringComparison.Ordinal)
            .Replace("OTHER", $"{1 - own}", StringComparison.Ordinal).Replace("OWN", $"{own}", StringComparison.Ordinal))!);

        Assert.Equal(removed ? [$"removed {id}"] : [], discord.Presence.Said);
        Assert.Equal(removed, discord.Guilds.IsGone(id));
    }

    [Fact]
    public async Task SessionThatGoesOn_TellsItself_AndTheNextLoginOfAServerThatIsThereChangesNothing()
    {
        await using var discord = await HandDiscord.StartAsync();
        var id = discord.Rest.Guild.Id;
        discord.Presence.Present = [discord.Community, new CommunityRef(DiscordPlatformName.Name, "no id")];
        await discord.ArrivesAsync("GUILD_CREATE", FakeDiscordServer.GuildCreate(discord.Rest.Guild));

        await discord.ArrivesAsync("RESUMED", new JsonObject());
        await discord.ArrivesAsync("READY", new JsonObject { ["shard"] = new JsonArray(0, 1), ["guilds"] = new JsonArray(new JsonObject { ["id"] = id, ["unavailable"] = true }) });

        Assert.Equal([$"back {id}"], discord.Presence.Said);
        Assert.False(discord.Guilds.IsGone(id));
    }
}
