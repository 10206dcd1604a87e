using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Communities;
using PrepBot.Playground.People;
using PrepBot.Values.Identity;

namespace PrepBot.Playground.Tests.Support;

/// <summary>What the outbox would do, in one line.</summary>
public static class Scenes
{
    private static int _keys;

    public static async Task<RoomRef> OpenRoomAsync(this PlaygroundServer server, params string[] people) => await server.Platform.OpenRoomAsync(
        PlaygroundPeople.Community,
        new RoomRef(PlaygroundPeople.Platform, await server.ChannelAsync()),
        string.Join(" and ", people),
        [.. people.Select(id => PlaygroundPeople.Find(id)!.Ref)],
        $"room-{Interlocked.Increment(ref _keys)}",
        CancellationToken.None);

    public static Task<PostedMessage> PostCardAsync(this PlaygroundServer server, string roomId, string text) => server.Platform.PostAsync(
        PlaygroundPeople.Community,
        new RoomRef(PlaygroundPeople.Platform, roomId),
        Message.Create(text),
        $"post-{Interlocked.Increment(ref _keys)}",
        CancellationToken.None);
}
