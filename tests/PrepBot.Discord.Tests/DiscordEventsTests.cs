using System.Text;
using System.Text.Json.Nodes;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Adapter;
using PrepBot.Discord.Gateway;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Tests.Support;
using PrepBot.FakeChats.Discord;
using PrepBot.Testing;

namespace PrepBot.Discord.Tests;

public sealed class DiscordEventsTests
{
    [Fact]
    public async Task NewServer_IsGreetedOnce_InItsOwnChannelForNotices()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Rest.Guild.SystemChannelId = discord.Rest.Channel.Id;

        await discord.ArrivesAsync("GUILD_CREATE", Created(discord, joinedAgo: TimeSpan.FromSeconds(2)));
        await discord.ArrivesAsync("GUILD_CREATE", Created(discord, joinedAgo: TimeSpan.FromSeconds(40)));

        var welcome = Assert.Single(discord.Discord.Messages);
        Assert.Equal(discord.Rest.Channel, welcome.Channel);
        Assert.Contains("/mock-admin enable", welcome.Text);
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task NewServer_WithoutAChannelForNotices_ItsOwnerIsGreeted()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Rest.Guild.SystemChannelId = discord.Rest.Channel.Id;
        discord.Rest.Channel.Permissions = 0;

        await discord.ArrivesAsync("GUILD_CREATE", Created(discord, joinedAgo: TimeSpan.Zero));

        Assert.Equal(discord.Rest.Guild.OwnerId, Assert.Single(Assert.Single(discord.Discord.Messages).Channel.People));
    }

    [Fact]
    public async Task ServerTheBotHasBeenInForLong_IsNotGreetedAtEveryLogin()
    {
        await using var discord = await HandDiscord.StartAsync();

        await discord.ArrivesAsync("GUILD_CREATE", Created(discord, joinedAgo: TimeSpan.FromMinutes(3)));
        await discord.ArrivesAsync("GUILD_UPDATE", Created(discord, joinedAgo: TimeSpan.Zero));

        Assert.Empty(discord.Discord.Messages);
        Assert.Equal(discord.Rest.Guild.OwnerId, discord.Guilds.Owner(discord.Rest.Guild.Id));
    }

    [Fact]
    public async Task ServerThatComesBack_IsCalledAgain()
    {
        await using var discord = await HandDiscord.StartAsync();
        await discord.ArrivesAsync("GUILD_DELETE", new JsonObject { ["id"] = discord.Rest.Guild.Id });

        await discord.ArrivesAsync("GUILD_CREATE", Created(discord, joinedAgo: TimeSpan.FromMinutes(3)));

        Assert.False(discord.Guilds.IsGone(discord.Rest.Guild.Id));
        Assert.Equal([$"removed {discord.Rest.Guild.Id}", $"back {discord.Rest.Guild.Id}"], discord.Presence.Said);
    }

    [Theory]
    [InlineData("INTERACTION_CREATE", "[]")]
    [InlineData("INTERACTION_CREATE", "null")]
    [InlineData("INTERACTION_CREATE", """{"id":5}""")]
    [InlineData("INTERACTION_CREATE", """{"id":"1","type":2}""")]
    [InlineData("INTERACTION_CREATE", """{"id":"1","token":"t","type":"two","data":{}}""")]
    [InlineData("GUILD_CREATE", """{"id":7}""")]
    [InlineData("GUILD_DELETE", "\"x\"")]
    [InlineData("CHANNEL_DELETE", """{"id":"1"}""")]
    [InlineData("SOMETHING_NEW", "{}")]
    public async Task UnreadableOrUnknown_IsCountedAndTheNextOneWorks(string name, string data)
    {
        await using var discord = await HandDiscord.StartAsync();

        await discord.Events.HandleAsync(new GatewayEvent(0, name, Encoding.UTF8.GetBytes(data), discord.Rest.Clock.GetUtcNow()), () => true);

        Assert.Equal(1, discord.Events.Ignored);
        discord.Sink.AnswersWith(Reply.Privately("here"));
        await discord.CommandsAsync(discord.Ana, "status");
        Assert.Equal("here", discord.Ana.Heard);
    }

    [Fact]
    public async Task FeatureThatThrows_DoesNotEndTheStream()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.Answer = (_, _, _) => throw new InvalidOperationException("a bug");

        await discord.CommandsAsync(discord.Ana, "status");

        Assert.Single(discord.Sink.Seen);
    }

    [Fact]
    public async Task MoreThanCanBeInHand_IsToldHonestly()
    {
        await using var discord = await HandDiscord.StartAsync();
        var held = new TaskCompletionSource();
        discord.Sink.Answer = (_, _, _) => held.Task;
        var payload = Encoding.UTF8.GetBytes(discord.Raj.Begins(2, FakeMember.Command("status", []), null).Payload.ToJsonString());
        var inHand = Enumerable.Range(0, 500).Select(_ => discord.Events.HandleAsync(new GatewayEvent(0, "INTERACTION_CREATE", payload, discord.Rest.Clock.GetUtcNow()), () => true)).ToList();

        await discord.CommandsAsync(discord.Ana, "status");

        Assert.Contains("very busy", discord.Ana.Heard);
        held.SetResult();
        await Task.WhenAll(inHand);
    }

    [Fact]
    public async Task WhoCannotProveItsLease_LeavesTheFirstWordToWhoeverMayOwnItNow()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Sink.AnswersWith(Reply.Privately("late"));
        var interaction = discord.Ana.Begins(2, FakeMember.Command("status", []), null);
        var arrived = new GatewayEvent(0, "INTERACTION_CREATE", Encoding.UTF8.GetBytes(interaction.Payload.ToJsonString()), discord.Rest.Clock.GetUtcNow());

        var took = await discord.Rest.RunAsync(discord.Events.HandleAsync(arrived, () => false));

        Assert.InRange(took, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2.4));
        Assert.Equal("late", discord.Ana.Heard);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/discord-setup.md")]
    public void InviteLink_InTheDocs_IsTheOneTheDoctorPrints(string page) =>
        Assert.Contains(DiscordPermissions.InviteLink("YOUR_APPLICATION_ID").AbsoluteUri, File.ReadAllText(Repository.PathOf(page)));

    [Fact]
    public void InviteLink_AsksForWhatIsNeededAndNothingElse()
    {
        var link = DiscordPermissions.InviteLink("123").AbsoluteUri;

        Assert.Equal("https://discord.com/oauth2/authorize?client_id=123&scope=bot%20applications.commands&permissions=360777255936", link);
        Assert.Equal(0, DiscordPermissions.Needed & ((1L << 3) | (1L << 5) | (1L << 17) | (1L << 28)));
    }

    [Fact]
    public void Intents_AreServersOnly_NoneOfThemPrivileged() => Assert.Equal(1, ShardRunner.Intents);

    [Fact]
    public void MissingPermissions_AreNamedInDiscordsWords()
    {
        var guilds = new GuildBook();
        guilds.MayDo("1", $"{DiscordPermissions.ViewChannel | DiscordPermissions.SendMessages}");

        Assert.Equal(["Create Private Threads", "Send Messages in Threads", "Manage Threads"], guilds.Missing("1", DiscordPermissions.Needed));
        Assert.Equal(["Create Private Threads", "Send Messages in Threads"], guilds.Missing("1", DiscordPermissions.ToOpenRooms));
        Assert.Empty(guilds.Missing("1", DiscordPermissions.ToPost));
        Assert.Empty(guilds.Missing("2", DiscordPermissions.Needed));
        guilds.MayDo("1", "nonsense");
        Assert.Equal(3, guilds.Missing("1", DiscordPermissions.Needed).Count);
    }

    [Theory]
    [InlineData("THREAD_DELETE", RoomChange.Gone, false)]
    [InlineData("CHANNEL_DELETE", RoomChange.Gone, true)]
    [InlineData("CHANNEL_UPDATE", RoomChange.MayWorkNow, false)]
    [InlineData("THREAD_UPDATE", RoomChange.MayWorkNow, false)]
    [InlineData("GUILD_ROLE_UPDATE", RoomChange.MayWorkNow, false)]
    [InlineData("GUILD_ROLE_DELETE", RoomChange.MayWorkNow, false)]
    [InlineData("GUILD_MEMBER_UPDATE", RoomChange.MayWorkNow, false)]
    internal async Task ChangedChannel_IsNews_AndWhatWasKnownOfItsRightsIsForgotten(string name, RoomChange change, bool takesRoomsAlong)
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Guilds.MayDo(discord.Rest.Channel.Id, "0");
        var ofChannel = !name.StartsWith("GUILD", StringComparison.Ordinal);
        var body = new JsonObject { ["guild_id"] = discord.Rest.Guild.Id };
        if (ofChannel)
            body["id"] = discord.Rest.Channel.Id;

        await discord.ArrivesAsync(name, body);

        Assert.Equal(new RoomNews(discord.Community, ofChannel ? discord.Room : null, change, takesRoomsAlong), Assert.Single(discord.Places.Heard));
        Assert.Empty(discord.Guilds.Missing(discord.Rest.Channel.Id, DiscordPermissions.Needed));
    }

    [Fact]
    public async Task ChangedChannel_WithNonsenseForIds_IsNoNews()
    {
        await using var discord = await HandDiscord.StartAsync();

        await discord.ArrivesAsync("THREAD_DELETE", new JsonObject { ["guild_id"] = "../1", ["id"] = "x" });
        await discord.ArrivesAsync("CHANNEL_DELETE", new JsonObject { ["guild_id"] = discord.Rest.Guild.Id });

        Assert.Empty(discord.Places.Heard);
    }

    private static JsonObject Created(HandDiscord discord, TimeSpan joinedAgo) => new()
    {
        ["id"] = discord.Rest.Guild.Id,
        ["owner_id"] = discord.Rest.Guild.OwnerId,
        ["system_channel_id"] = discord.Rest.Guild.SystemChannelId,
        ["joined_at"] = (discord.Rest.Clock.GetUtcNow() - joinedAgo).ToString("O"),
        ["threads"] = new JsonArray(),
    };
}
