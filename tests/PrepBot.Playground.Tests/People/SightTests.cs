using System.Net;
using System.Text.Json.Nodes;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Playground.People;
using PrepBot.Playground.Tests.Support;

namespace PrepBot.Playground.Tests.People;

/// <summary>Nobody is ever sent a message or a room that is not theirs to see.</summary>
public sealed class SightTests : IAsyncLifetime
{
    private PlaygroundServer _server = null!;
    private string _channel = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await PlaygroundServer.StartAsync();
        _channel = await _server.ChannelAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task FirstVisit_StateRead_ShowsChannelsAndTheOwnPrivateConversation()
    {
        var state = await _server.GetAsync("/api/state", "ana");

        var rooms = state["rooms"]!.AsArray().Select(room => ((string?)room!["title"], (string?)room["kind"]));
        Assert.Equal([("mock-interviews", "channel"), ("lobby", "channel"), ("PrepBot", "direct")], rooms);
    }

    [Fact]
    public async Task RoomOfTwo_ThirdPersonLooks_FindsNothing()
    {
        var room = await _server.OpenRoomAsync("ana", "raj");
        await _server.PostCardAsync(room.ExternalId, "between the two");

        var state = await _server.GetAsync("/api/state", "tom");
        using var read = await _server.Http.SendAsync(PlaygroundServer.Request(HttpMethod.Get, $"/api/rooms/{room.ExternalId}/messages", "tom"));
        using var nowhere = await _server.Http.SendAsync(PlaygroundServer.Request(HttpMethod.Get, "/api/rooms/nowhere/messages", "tom"));
        var (said, _) = await _server.SayAsync(room.ExternalId, "let me in", "tom");
        var (clicked, _) = await _server.ClickAsync(room.ExternalId, "round:end:x", "tom");

        Assert.DoesNotContain(state["rooms"]!.AsArray(), each => (string?)each!["id"] == room.ExternalId);
        Assert.All(new[] { read.StatusCode, nowhere.StatusCode, said, clicked }, status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Equal(await nowhere.Content.ReadAsStringAsync(), await read.Content.ReadAsStringAsync());
        Assert.Empty(_server.Sink.Seen);
    }

    [Fact]
    public async Task PrivateConversation_SomebodyElseLooks_FindsNothing()
    {
        var sent = await _server.Platform.SendPrivatelyAsync(
            PlaygroundPeople.Community, PlaygroundPeople.Find("raj")!.Ref, Message.Create("Only for Raj"), "k1", CancellationToken.None);

        using var read = await _server.Http.SendAsync(PlaygroundServer.Request(HttpMethod.Get, $"/api/rooms/{sent.Room.ExternalId}/messages", "ana"));

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Contains("Only for Raj", Assert.Single(await _server.MessagesAsync(sent.Room.ExternalId, "raj"))!.ToJsonString());
    }

    [Fact]
    public async Task EverythingThatHappens_Streamed_ReachesOnlyThoseWhoMaySeeIt()
    {
        await using var ana = await _server.ListenAsync("ana");
        await using var tom = await _server.ListenAsync("tom");
        _server.Sink.AnswersWith(Reply.Privately("ana-only reply"));

        var room = await _server.OpenRoomAsync("ana", "raj");
        await _server.PostCardAsync(room.ExternalId, "in the room");
        await _server.SayAsync(room.ExternalId, "said in the room", "raj");
        await _server.ClickAsync(_channel, "round:kit:x", "ana");
        await _server.Platform.SendPrivatelyAsync(
            PlaygroundPeople.Community, PlaygroundPeople.Find("ana")!.Ref, Message.Create("a word for ana"), "k1", CancellationToken.None);
        await _server.Platform.CloseRoomAsync(PlaygroundPeople.Community, room, CancellationToken.None);
        await _server.PostCardAsync(_channel, "for everybody");

        var seenByTom = await tom.UntilAsync("for everybody");
        var seenByAna = await ana.UntilAsync("for everybody");
        Assert.Equal("message", (string?)Assert.Single(seenByTom)["kind"]);
        Assert.Equal(["room", "message", "message", "message", "message", "room", "message"], seenByAna.Select(each => (string?)each["kind"]));
        Assert.All(seenByAna, each => Assert.Equal("ana", (string?)each["for"]));
    }

    [Fact]
    public async Task TwoSideBySide_Streamed_EachEventSaysForWhom()
    {
        await using var both = await _server.ListenAsync("ana", "raj");
        _server.Sink.AnswersWith(Reply.Privately("raj-only reply"));

        await _server.ClickAsync(_channel, "round:kit:x", "raj");
        await _server.PostCardAsync(_channel, "for everybody");

        var seen = await both.UntilAsync("for everybody");
        seen = [.. seen, await both.NextAsync()];
        Assert.Equal("raj", (string?)seen[0]["for"]);
        Assert.Equal(["ana", "raj"], seen.Skip(1).Select(each => (string?)each["for"]).Order());
    }

    [Theory]
    [InlineData("eve")]
    [InlineData("ana,eve")]
    [InlineData("")]
    public async Task StrangerAmongTheViewers_StreamOpened_IsRefused(string people)
    {
        using var response = await _server.Http.SendAsync(PlaygroundServer.Request(HttpMethod.Get, "/api/events", people));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Events_Streamed_HaveRisingIds()
    {
        await using var ana = await _server.ListenAsync("ana");

        await _server.SayAsync(_channel, "one");
        await _server.SayAsync(_channel, "two");

        var ids = new[] { (await ana.NextItemAsync()).EventId!, (await ana.NextItemAsync()).EventId! };
        Assert.Equal(ids[0].Split('-')[0], ids[1].Split('-')[0]);
        Assert.True(long.Parse(ids[0].Split('-')[1]) < long.Parse(ids[1].Split('-')[1]));
    }

    [Fact]
    public async Task BotStartedAgain_StateRead_IsAsBeforeUnderAnotherRun()
    {
        var room = await _server.OpenRoomAsync("ana", "raj");
        await _server.PostCardAsync(room.ExternalId, "before the restart");
        var before = await _server.GetAsync("/api/state", "ana");

        await using var again = await PlaygroundServer.StartAsync(_server.Store);

        var after = await again.GetAsync("/api/state", "ana");
        Assert.True(JsonNode.DeepEquals(before["rooms"], after["rooms"]));
        Assert.NotEqual((long)before["run"]!, (long)after["run"]!);
        Assert.Contains("before the restart", Assert.Single(await again.MessagesAsync(room.ExternalId, "ana"))!.ToJsonString());
    }

    [Fact]
    public async Task DatabaseAway_StateRead_IsRefusedWithWordsAndWorksAgainLater()
    {
        _server.Store.IsAway = true;
        using var away = await _server.Http.SendAsync(PlaygroundServer.Request(HttpMethod.Get, "/api/state"));
        _server.Store.IsAway = false;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
        Assert.NotEmpty((await _server.GetAsync("/api/state"))["rooms"]!.AsArray());
    }
}
