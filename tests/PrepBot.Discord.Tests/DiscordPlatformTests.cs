using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Discord.Adapter;
using PrepBot.Discord.Guilds;
using PrepBot.Discord.Posting;
using PrepBot.Discord.Rendering;
using PrepBot.Discord.Tests.Support;
using PrepBot.Domain.Communities;
using PrepBot.Practice.Communities;
using PrepBot.Values.Identity;

namespace PrepBot.Discord.Tests;

public sealed class DiscordPlatformTests
{
    private const string Key = "pb1234567890123456789";

    [Fact]
    public async Task SamePost_TriedAgain_IsShownOnce()
    {
        await using var discord = await HandDiscord.StartAsync();

        var first = await discord.Platform.PostAsync(discord.Community, discord.Room, Message.Create("card"), Key, CancellationToken.None);
        var again = await discord.Platform.PostAsync(discord.Community, discord.Room, Message.Create("card"), Key, CancellationToken.None);

        Assert.Equal(first, again);
        Assert.Single(discord.Discord.Messages);
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task LongPost_IsSeveral_EachWithItsOwnNonce_AndUpdatedTogether()
    {
        await using var discord = await HandDiscord.StartAsync();
        var posted = await discord.Platform.PostAsync(discord.Community, discord.Room, Message.Create(new string('x', 9_000)), Key, CancellationToken.None);

        await discord.Platform.UpdateAsync(discord.Community, posted, Message.Create("short now"), CancellationToken.None);

        Assert.Equal([Key, $"{Key}-1", $"{Key}-2"], discord.Discord.Messages.Select(message => message.Nonce));
        Assert.All(discord.Discord.Messages, message => Assert.InRange(message.Nonce!.Length, 1, DiscordLimits.Nonce));
        Assert.Equal(["short now", "-# See above.", "-# See above."], discord.Discord.Messages.Select(message => message.Text));
        var failure = await Assert.ThrowsAsync<PlatformException>(() => discord.Platform.UpdateAsync(discord.Community, posted, Message.Create(new string('x', 13_000)), CancellationToken.None));
        Assert.Equal(PlatformFailure.Lasting, failure.Failure);
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task Room_IsAPrivateThreadOfItsPeople_FoundAgainByItsKey()
    {
        await using var discord = await HandDiscord.StartAsync();

        var room = await OpenAsync(discord);
        var again = await OpenAsync(discord);

        var thread = Assert.Single(discord.Discord.Channels, channel => channel.Type == 12);
        Assert.Equal((room, thread.Id), (again, room.ExternalId));
        Assert.Equal([discord.Ana.User.Id, discord.Raj.User.Id], thread.People);
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task ThreadOfAMember_OfTheSameName_IsNotTakenForTheRoom()
    {
        await using var discord = await HandDiscord.StartAsync();
        await OpenAsync(discord);
        var ours = discord.Discord.Channels.Single(channel => channel.Type == 12);
        ours.Deleted = true;
        var theirs = discord.Discord.AddThread(discord.Rest.Channel, ours.Name, discord.Raj.User);

        var room = await OpenAsync(discord);

        Assert.NotEqual(theirs.Id, room.ExternalId);
        Assert.NotEqual(ours.Id, room.ExternalId);
    }

    [Theory]
    [InlineData(DiscordPermissions.CreatePrivateThreads, "Create Private Threads")]
    [InlineData(DiscordPermissions.SendMessagesInThreads, "Send Messages in Threads")]
    public async Task NoRightForARoom_KnownFromAnInteraction_IsRefusedByName_AndNoThreadIsOpened(long right, string name)
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Rest.Channel.Permissions &= ~right;
        await discord.CommandsAsync(discord.Ana, "status");

        var failure = await Assert.ThrowsAsync<PlatformException>(() => OpenAsync(discord));

        Assert.Equal((PlatformRefusal.MissingRight, name, true), (failure.Refusal, Assert.Single(failure.Rights), failure.WasNotTried));
        Assert.DoesNotContain(discord.Discord.Channels, channel => channel.Type == 12);
        discord.Rest.Channel.Permissions |= right;
        await discord.ArrivesAsync("CHANNEL_UPDATE", new System.Text.Json.Nodes.JsonObject { ["id"] = discord.Rest.Channel.Id, ["guild_id"] = discord.Rest.Guild.Id });
        await OpenAsync(discord);
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task NoRightForARoom_NotKnownBefore_IsRefusedByName()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Rest.Channel.Permissions &= ~DiscordPermissions.CreatePrivateThreads;

        var failure = await Assert.ThrowsAsync<PlatformException>(() => OpenAsync(discord));

        Assert.Equal((PlatformRefusal.MissingRight, "Create Private Threads"), (failure.Refusal, Assert.Single(failure.Rights)));
    }

    [Fact]
    public async Task DirectRoom_IsInTheMessagesOfEach()
    {
        await using var discord = await HandDiscord.StartAsync();
        var room = discord.Platform.DirectRoom([HandDiscord.Person(discord.Ana), HandDiscord.Person(discord.Raj)])!.Value;

        await discord.Platform.PostAsync(discord.Community, room, Message.Create("hello") with { Notify = [HandDiscord.Person(discord.Ana)] }, "pb3", CancellationToken.None);

        Assert.Equal($"dm:{discord.Ana.User.Id}.{discord.Raj.User.Id}", room.ExternalId);
        Assert.Contains("hello", discord.Ana.Inbox);
        Assert.Contains("hello", discord.Raj.Inbox);
        Assert.Equal([], discord.Discord.Violations);
    }

    [Fact]
    public async Task DeletedMessage_IsGone_AndDeletingItAgainIsHarmless()
    {
        await using var discord = await HandDiscord.StartAsync();
        var posted = await discord.Platform.PostAsync(discord.Community, discord.Room, Message.Create("card"), Key, CancellationToken.None);

        await discord.Platform.DeleteAsync(discord.Community, posted, CancellationToken.None);
        await discord.Platform.DeleteAsync(discord.Community, posted, CancellationToken.None);

        Assert.Empty(discord.Discord.Messages);
        var failure = await Assert.ThrowsAsync<PlatformException>(() => discord.Platform.UpdateAsync(discord.Community, posted, Message.Create("again"), CancellationToken.None));
        Assert.Equal(PlatformRefusal.MessageGone, failure.Refusal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DirectRoom_WithOneOfThePairWhoTakesNoMessages_IsNone_AndTheOtherIsNotLeftWithHalfOfIt(bool first)
    {
        await using var discord = await HandDiscord.StartAsync();
        (first ? discord.Ana : discord.Raj).User.DirectClosed = true;
        var room = new RoomAddress.Direct([discord.Ana.User.Id, discord.Raj.User.Id]).ToRoom();

        var failure = await Assert.ThrowsAsync<PlatformException>(() => discord.Platform.PostAsync(discord.Community, room, Message.Create("hello"), Key, CancellationToken.None));

        Assert.Equal(PlatformRefusal.ClosedMessages, failure.Refusal);
        Assert.Empty(discord.Discord.Messages);
    }

    [Fact]
    public async Task DirectRoom_WithAnObserverWhoTakesNoMessages_ReachesThePair()
    {
        await using var discord = await HandDiscord.StartAsync();
        var tom = discord.Discord.Member(discord.Rest.Guild, discord.Rest.Channel, "Tom");
        tom.User.DirectClosed = true;
        var room = new RoomAddress.Direct([discord.Ana.User.Id, discord.Raj.User.Id, tom.User.Id]).ToRoom();

        var posted = await discord.Platform.PostAsync(discord.Community, room, Message.Create("hello"), Key, CancellationToken.None);
        await discord.Platform.UpdateAsync(discord.Community, posted, Message.Create("changed"), CancellationToken.None);

        Assert.Contains("changed", discord.Ana.Inbox);
        Assert.Contains("changed", discord.Raj.Inbox);
    }

    [Fact]
    public async Task PrivateWord_ToSomebodyWhoTakesNone_IsALastingFailure()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Ana.User.DirectClosed = true;

        var failure = await Assert.ThrowsAsync<PlatformException>(() => discord.Platform.SendPrivatelyAsync(discord.Community, HandDiscord.Person(discord.Ana), Message.Create("psst"), Key, CancellationToken.None));

        Assert.Equal(PlatformFailure.Lasting, failure.Failure);
    }

    [Fact]
    public async Task NoRightToPost_IsALastingFailure_ThatNamesTheRight()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Rest.Channel.Permissions &= ~DiscordPermissions.SendMessages;
        await discord.CommandsAsync(discord.Ana, "status");

        var failure = await Assert.ThrowsAsync<PlatformException>(() => discord.Platform.PostAsync(discord.Community, discord.Room, Message.Create("card"), Key, CancellationToken.None));

        Assert.Equal((PlatformRefusal.MissingRight, "Send Messages"), (failure.Refusal, Assert.Single(failure.Rights)));
        Assert.Equal("allow me Send Messages there, under Edit Channel, Permissions", discord.Platform.Remedy(failure.Refusal!.Value, failure.Rights));
    }

    [Fact]
    public async Task DeletedChannel_IsALastingFailure_ForPostsAndCards()
    {
        await using var discord = await HandDiscord.StartAsync();
        var posted = await discord.Platform.PostAsync(discord.Community, discord.Room, Message.Create("card"), Key, CancellationToken.None);
        discord.Rest.Channel.Deleted = true;

        var post = await Assert.ThrowsAsync<PlatformException>(() => discord.Platform.PostAsync(discord.Community, discord.Room, Message.Create("card"), "pb2", CancellationToken.None));
        var update = await Assert.ThrowsAsync<PlatformException>(() => discord.Platform.UpdateAsync(discord.Community, posted, Message.Create("card"), CancellationToken.None));

        Assert.Equal((PlatformFailure.Lasting, PlatformFailure.Lasting), (post.Failure, update.Failure));
    }

    [Fact]
    public async Task RoomThatIsOver_IsArchivedAndLocked_AgainToo_AlsoWhenItIsGone()
    {
        await using var discord = await HandDiscord.StartAsync();
        var room = await OpenAsync(discord);
        var thread = discord.Discord.Channel(room.ExternalId)!;

        await discord.Platform.CloseRoomAsync(discord.Community, room, CancellationToken.None);
        await discord.Platform.CloseRoomAsync(discord.Community, room, CancellationToken.None);

        Assert.Equal((true, true), (thread.Archived, thread.Locked));
        thread.Deleted = true;
        await discord.Platform.CloseRoomAsync(discord.Community, room, CancellationToken.None);
    }

    [Fact]
    public async Task RoomThatIsOver_WithoutTheRightToLock_IsArchived()
    {
        await using var discord = await HandDiscord.StartAsync();
        var room = await OpenAsync(discord);
        var thread = discord.Discord.Channel(room.ExternalId)!;
        thread.Permissions &= ~DiscordPermissions.ManageThreads;

        await discord.Platform.CloseRoomAsync(discord.Community, room, CancellationToken.None);

        Assert.Equal((true, false), (thread.Archived, thread.Locked));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CardInAnArchivedRoom_IsUpdatedAndTheRoomIsAsBefore(bool mayLock)
    {
        await using var discord = await HandDiscord.StartAsync();
        var room = await OpenAsync(discord);
        var thread = discord.Discord.Channel(room.ExternalId)!;
        if (!mayLock)
            thread.Permissions &= ~DiscordPermissions.ManageThreads;
        var card = await discord.Platform.PostAsync(discord.Community, room, Message.Create("before"), Key, CancellationToken.None);
        await discord.Platform.CloseRoomAsync(discord.Community, room, CancellationToken.None);

        await discord.Platform.UpdateAsync(discord.Community, card, Message.Create("after"), CancellationToken.None);

        Assert.Equal("after", discord.Discord.Messages.Single(message => message.Channel == thread).Text);
        Assert.Equal((true, mayLock), (thread.Archived, thread.Locked));
    }

    [Fact]
    public async Task MemberWhoHasLeft_IsNoticedWhenTheRoomOpens_AndTheOtherGetsIn()
    {
        await using var discord = await HandDiscord.StartAsync();
        discord.Rest.Guild.Members.Remove(discord.Ana.User.Id);

        var room = await OpenAsync(discord);

        Assert.Equal([discord.Raj.User.Id], discord.Discord.Channel(room.ExternalId)!.People);
        Assert.True(discord.Departures.Waiting.TryRead(out var left));
        Assert.Equal(HandDiscord.Person(discord.Ana), left.Origin.Person);
    }

    [Fact]
    public async Task ServerThatRemovedTheBot_IsNotCalledAnyMore()
    {
        await using var discord = await HandDiscord.StartAsync();
        await discord.ArrivesAsync("GUILD_DELETE", new System.Text.Json.Nodes.JsonObject { ["id"] = discord.Rest.Guild.Id });
        var before = discord.Discord.Requests.Count;

        var failure = await Assert.ThrowsAsync<PlatformException>(() => discord.Platform.PostAsync(discord.Community, discord.Room, Message.Create("card"), Key, CancellationToken.None));

        Assert.Equal((PlatformFailure.Lasting, before), (failure.Failure, discord.Discord.Requests.Count));
    }

    [Fact]
    public async Task ServerInAnOutage_IsNotTakenForLeft()
    {
        await using var discord = await HandDiscord.StartAsync();

        await discord.ArrivesAsync("GUILD_DELETE", new System.Text.Json.Nodes.JsonObject { ["id"] = discord.Rest.Guild.Id, ["unavailable"] = true });

        Assert.False(discord.Guilds.IsGone(discord.Rest.Guild.Id));
        Assert.DoesNotContain(discord.Presence.Said, said => said.StartsWith("removed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("discord", "1573979268000514049", true)]
    [InlineData("discord", "dm:1.2", true)]
    [InlineData("discord", "dm:", false)]
    [InlineData("discord", "dm:1.x", false)]
    [InlineData("discord", "../1", false)]
    [InlineData("slack", "1573979268000514049", false)]
    public void RoomAddress_IsReadOnlyFromOurs(string platform, string id, bool ours)
    {
        var room = new RoomRef(new PlatformName(platform), id);

        Assert.Equal(ours ? room : null, RoomAddress.From(room)?.ToRoom());
    }

    [Theory]
    [InlineData("1/2")]
    [InlineData("1/2,3 4/5")]
    public void Places_GoThereAndBack(string text) =>
        Assert.Equal(text, string.Join(' ', Posts.ParseExternalId(text)!.Select(place => Posts.FormatExternalId(place.Channel, place.Ids))));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1/")]
    [InlineData("1/2/3")]
    [InlineData("x/2")]
    [InlineData("1/../2")]
    public void Places_ThatAreNoneOfOurs_AreNotRead(string text) => Assert.Null(Posts.ParseExternalId(text));

    private static Task<RoomRef> OpenAsync(HandDiscord discord, string key = Key) => discord.Platform.OpenRoomAsync(
        discord.Community, discord.Room, "Mock: Ana and Raj", [HandDiscord.Person(discord.Ana), HandDiscord.Person(discord.Raj)], key, CancellationToken.None);
}
