using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Communities;
using PrepBot.Playground.People;
using PrepBot.Playground.Tests.Support;
using PrepBot.Values.Identity;

namespace PrepBot.Playground.Tests;

public sealed class PlaygroundPlatformTests : IAsyncLifetime
{
    private static readonly CommunityRef Here = PlaygroundPeople.Community;

    private PlaygroundServer _server = null!;
    private RoomRef _channel;

    public async ValueTask InitializeAsync()
    {
        _server = await PlaygroundServer.StartAsync();
        _channel = new RoomRef(PlaygroundPeople.Platform, await _server.ChannelAsync());
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task SamePostTwice_Posted_StandsOnceInTheSamePlace()
    {
        var first = await _server.Platform.PostAsync(Here, _channel, Message.Create("card"), "key-1", CancellationToken.None);
        var second = await _server.Platform.PostAsync(Here, _channel, Message.Create("card"), "key-1", CancellationToken.None);

        Assert.Equal(first, second);
        Assert.Single(await _server.MessagesAsync(_channel.ExternalId, "ana"));
    }

    [Fact]
    public async Task Card_Updated_ShowsTheLatestStateInItsPlace()
    {
        var card = await _server.Platform.PostAsync(Here, _channel, Message.Create("one waits"), "key-1", CancellationToken.None);

        await _server.Platform.UpdateAsync(Here, card, Message.Create("two wait"), CancellationToken.None);

        var message = Assert.Single(await _server.MessagesAsync(_channel.ExternalId, "ana"))!;
        Assert.Contains("two wait", message.ToJsonString());
        Assert.NotNull((string?)message["changedAt"]);
    }

    [Fact]
    public async Task SameRoomTwice_Opened_IsOneRoom()
    {
        var people = new[] { PlaygroundPeople.Find("ana")!.Ref };

        var first = await _server.Platform.OpenRoomAsync(Here, _channel, "Ana", people, "key-1", CancellationToken.None);
        var second = await _server.Platform.OpenRoomAsync(Here, _channel, "Ana", people, "key-1", CancellationToken.None);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task ClosedRoom_ClosedAgainAndPostedTo_IsHarmlessAndRefused()
    {
        var room = await _server.OpenRoomAsync("ana", "raj");
        await _server.Platform.CloseRoomAsync(Here, room, CancellationToken.None);
        await _server.Platform.CloseRoomAsync(Here, room, CancellationToken.None);

        var failure = await Assert.ThrowsAsync<PlatformException>(
            () => _server.Platform.PostAsync(Here, room, Message.Create("late"), "key-1", CancellationToken.None));

        Assert.Equal(PlatformFailure.Lasting, failure.Failure);
    }

    [Fact]
    public async Task NobodyThere_Addressed_FailsForGood()
    {
        var nowhere = new RoomRef(PlaygroundPeople.Platform, "nowhere");
        var eve = new PersonRef(PlaygroundPeople.Platform, "eve");
        var elsewhere = new CommunityRef(PlaygroundPeople.Platform, "elsewhere");
        Func<Task>[] calls =
        [
            () => _server.Platform.PostAsync(Here, nowhere, Message.Create("x"), "k", CancellationToken.None),
            () => _server.Platform.PostAsync(elsewhere, _channel, Message.Create("x"), "k", CancellationToken.None),
            () => _server.Platform.SendPrivatelyAsync(Here, eve, Message.Create("x"), "k", CancellationToken.None),
            () => _server.Platform.UpdateAsync(Here, new PostedMessage(_channel, "999"), Message.Create("x"), CancellationToken.None),
            () => _server.Platform.UpdateAsync(Here, new PostedMessage(_channel, "x"), Message.Create("x"), CancellationToken.None),
            () => _server.Platform.CloseRoomAsync(Here, nowhere, CancellationToken.None),
        ];

        foreach (var call in calls)
            Assert.Equal(PlatformFailure.Lasting, (await Assert.ThrowsAsync<PlatformException>(call)).Failure);
    }

    [Fact]
    public async Task DatabaseAway_Posted_IsWorthAnotherTry()
    {
        _server.Store.IsAway = true;

        var failure = await Assert.ThrowsAsync<PlatformException>(
            () => _server.Platform.PostAsync(Here, _channel, Message.Create("x"), "key-1", CancellationToken.None));

        Assert.Equal(PlatformFailure.TryLater, failure.Failure);
    }

    [Fact]
    public async Task RoomWithoutPeople_Opened_IsOurBugAndNotEverybodysRoom() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => _server.Platform.OpenRoomAsync(Here, _channel, "Nobody", [], "key-1", CancellationToken.None));

    [Fact]
    public async Task RoomOfAnotherReplica_PostedTo_StandsThereAndReachesPagesHere()
    {
        await using var other = await PlaygroundServer.StartAsync(_server.Store);
        await using var page = await EventReader.OpenAsync(_server, "ana");
        var people = new[] { PlaygroundPeople.Find("ana")!.Ref };

        var room = await other.Platform.OpenRoomAsync(Here, _channel, "Ana", people, "key-1", CancellationToken.None);
        await _server.Platform.PostAsync(Here, room, Message.Create("from here"), "key-2", CancellationToken.None);
        await other.Platform.PostAsync(Here, room, Message.Create("from there"), "key-3", CancellationToken.None);

        Assert.Equal(2, (await _server.MessagesAsync(room.ExternalId, "ana")).Count);
        var told = await page.UntilAsync("from there");
        Assert.Contains(told, each => (string?)each["kind"] == "room");
        Assert.Single(told, each => each.ToJsonString().Contains("from here"));
    }
}
