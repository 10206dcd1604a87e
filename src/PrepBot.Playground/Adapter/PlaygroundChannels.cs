using PrepBot.Playground.Chat;
using PrepBot.Playground.People;
using PrepBot.Values.Identity;

namespace PrepBot.Playground.Adapter;

/// <summary>The channels everybody sees, for a host that opens them for mocks without being asked.</summary>
public sealed class PlaygroundChannels
{
    private readonly RoomBook _rooms;

    internal PlaygroundChannels(RoomBook rooms) => _rooms = rooms;

    /// <summary>Their places, in the order of <see cref="PlaygroundPeople.Channels"/>; they are made on the first call ever.</summary>
    public async Task<IReadOnlyList<RoomRef>> AllAsync(CancellationToken cancellationToken) =>
        [.. (await _rooms.ChannelsAsync(cancellationToken)).Select(id => new RoomRef(PlaygroundPeople.Platform, id))];
}
