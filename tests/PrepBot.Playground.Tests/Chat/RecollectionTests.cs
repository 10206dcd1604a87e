using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Communities;
using PrepBot.Playground.People;
using PrepBot.Playground.Tests.Support;
using PrepBot.Values.Identity;

namespace PrepBot.Playground.Tests.Chat;

/// <summary>What the playground remembers of a person, and forgets.</summary>
public sealed class RecollectionTests : IAsyncLifetime
{
    private static readonly CommunityRef Here = PlaygroundPeople.Community;
    private static readonly PersonRef Ana = PlaygroundPeople.Find("ana")!.Ref;
    private static readonly PersonRef Raj = PlaygroundPeople.Find("raj")!.Ref;

    private PlaygroundServer _server = null!;
    private RoomRef _channel;

    private IRemembersConversations Memory => Assert.IsAssignableFrom<IRemembersConversations>(_server.Platform);

    public async ValueTask InitializeAsync()
    {
        _server = await PlaygroundServer.StartAsync();
        _channel = new RoomRef(PlaygroundPeople.Platform, await _server.ChannelAsync());
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Person_Exported_GetsWhatTheySaidAndWereToldAlone()
    {
        await _server.SayAsync(_channel.ExternalId, "words of mine", "ana");
        await _server.SayAsync(_channel.ExternalId, "words of his", "raj");
        await _server.Platform.SendPrivatelyAsync(Here, Ana, Message.Create("for Ana alone"), "k1", CancellationToken.None);
        await _server.Platform.SendPrivatelyAsync(Here, Raj, Message.Create("for Raj alone"), "k2", CancellationToken.None);

        var said = await Memory.SaidAsync(Here, Ana, CancellationToken.None);

        Assert.Contains(said, words => words is { ByThem: true, Text: "words of mine" });
        Assert.Contains(said, words => words is { ByThem: false, Text: "for Ana alone" });
        Assert.DoesNotContain(said, words => words.Text.Contains("Raj", StringComparison.Ordinal) || words.Text.Contains("his", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Person_Forgotten_IsInNoMessageAndNoRoomAnyMore()
    {
        await _server.SayAsync(_channel.ExternalId, "words of mine", "ana");
        var name = new PersonName(Ana, "Ana");
        var room = await _server.Platform.OpenRoomAsync(Here, _channel, "Mock: Ana and Raj", [Ana, Raj], "r1", CancellationToken.None);
        await _server.Platform.PostAsync(Here, _channel, Message.Create(RichText.Create($"{name} and Raj finished a round.")), "k1", CancellationToken.None);
        await _server.Platform.PostAsync(Here, room, Message.Create(RichText.Create($"{name} asks")), "k2", CancellationToken.None);
        await _server.Platform.SendPrivatelyAsync(Here, Raj, Message.Create(RichText.Create($"{name} wrote: her own words")), "k3", CancellationToken.None);
        await _server.Platform.SendPrivatelyAsync(Here, Raj, Message.Create("nothing to do with it"), "k4", CancellationToken.None);

        string? reached = null;
        do
            reached = await Memory.ForgetAsync(Here, Ana, "Ana", TimeProvider.System.GetUtcNow().AddSeconds(1), reached, CancellationToken.None);
        while (reached is not null);

        Assert.DoesNotContain(_server.Store.Messages, message => message.Author == "ana" || message.VisibleTo == "ana");
        Assert.DoesNotContain(_server.Store.Messages, message => message.Content.Contains("Ana", StringComparison.Ordinal) || message.Content.Contains("her own words", StringComparison.Ordinal));
        Assert.Contains(_server.Store.Messages, message => message.Content.Contains("nothing to do with it", StringComparison.Ordinal));
        Assert.Contains("a former member", (await _server.MessagesAsync(_channel.ExternalId, "raj")).ToJsonString());
        await Assert.ThrowsAsync<HttpRequestException>(() => _server.MessagesAsync(room.ExternalId, "ana"));
        Assert.Single(await _server.MessagesAsync(room.ExternalId, "raj"));
    }
}
