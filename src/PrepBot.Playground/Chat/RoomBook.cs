using System.Collections.Concurrent;
using PrepBot.Playground.People;
using PrepBot.Playground.Store;

namespace PrepBot.Playground.Chat;

/// <summary>
/// The rooms there are. Everything that opens or closes one goes through here, and what other replicas do is learnt, so what is remembered
/// is what is kept.
/// </summary>
internal sealed class RoomBook(ILocalChatStore store, TimeProvider time) : IDisposable
{
    private static readonly string Community = PlaygroundPeople.Community.ExternalId;

    private readonly ConcurrentDictionary<string, LocalRoom> _rooms = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile IReadOnlyList<string>? _channels;

    /// <summary>The rooms a person may see, oldest first.</summary>
    public async Task<IReadOnlyList<LocalRoom>> VisibleToAsync(string person, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var kept = await store.RoomsAsync(Community, cancellationToken);
        return [.. kept.Where(room => Sight.MaySee(person, room))];
    }

    /// <summary>The room with this id, or null. One that is not known here may have been opened by another replica.</summary>
    public async Task<LocalRoom?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!_rooms.ContainsKey(id))
            await ReadAllAsync(cancellationToken);

        return _rooms.GetValueOrDefault(id);
    }

    /// <summary>Takes over what another replica opened or closed.</summary>
    public void Learn(LocalRoom room) => _rooms[room.Id] = room;

    /// <summary>The private conversation of a person with the bot.</summary>
    public async Task<LocalRoom> DirectAsync(string person, CancellationToken cancellationToken) =>
        await AddAsync($"direct:{person}", "PrepBot", parentId: null, [person], cancellationToken);

    /// <summary>The ids of the channels, in the order of <see cref="PlaygroundPeople.Channels"/>.</summary>
    public async Task<IReadOnlyList<string>> ChannelsAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return _channels!;
    }

    public async Task<LocalRoom> AddAsync(
        string key, string title, string? parentId, IReadOnlyList<string> people, CancellationToken cancellationToken)
    {
        var room = await store.AddRoomAsync(new NewLocalRoom(Community, key, title, parentId, people, time.GetUtcNow()), cancellationToken);
        return _rooms[room.Id] = room;
    }

    /// <returns>The closed room, or null when there is none with this id.</returns>
    public async Task<LocalRoom?> CloseAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } room)
            return null;

        var at = time.GetUtcNow();
        await store.CloseRoomAsync(Community, id, at, cancellationToken);
        return _rooms[id] = room with { ClosedAt = room.ClosedAt ?? at };
    }

    public void Dispose() => _loading.Dispose();

    /// <summary>On first need rather than at start: the page must come up while the database is still away.</summary>
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (_channels is not null)
            return;

        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (_channels is not null)
                return;

            var channels = new List<string>();
            foreach (var name in PlaygroundPeople.Channels)
                channels.Add((await AddAsync($"channel:{name}", name, parentId: null, [], cancellationToken)).Id);

            foreach (var person in PlaygroundPeople.All)
                await DirectAsync(person.Id, cancellationToken);

            await ReadAllAsync(cancellationToken);
            _channels = channels;
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        foreach (var room in await store.RoomsAsync(Community, cancellationToken))
            Learn(room);
    }
}
