using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Playground.People;
using PrepBot.Playground.Rendering;
using PrepBot.Playground.Store;

namespace PrepBot.Playground.Chat;

/// <summary>The small chat service: keeps first, then tells the open pages.</summary>
internal sealed class ChatService(RoomBook rooms, ILocalChatStore store, Feed feed, TimeProvider time)
{
    /// <summary>What the open pages have been told, by room or message: the state it was in.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _told = new();

    /// <summary>How far back a page reads, and how far back a clicked message is looked for.</summary>
    public const int MaxMessages = 300;

    /// <summary>Longer than anybody looks back.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private static readonly string Community = PlaygroundPeople.Community.ExternalId;

    /// <summary>The room if this person may see it; one they may not see is like one that is not there.</summary>
    public async Task<LocalRoom?> RoomForAsync(string person, string roomId, CancellationToken cancellationToken) =>
        await rooms.FindAsync(roomId, cancellationToken) is { } room && Sight.MaySee(person, room) ? room : null;

    public async Task<LocalMessage> PostAsync(
        LocalRoom room, Message message, string key, string? visibleTo, CancellationToken cancellationToken) =>
        await AddAsync(room, MessageRenderer.Render(message), key, visibleTo, author: null, cancellationToken);

    /// <summary>The same, with a file that comes with it.</summary>
    public async Task<LocalMessage> PostAsync(
        LocalRoom room, Message message, JsonObject file, string key, string? visibleTo, CancellationToken cancellationToken)
    {
        var content = MessageRenderer.Render(message);
        content["file"] = file.DeepClone();
        return await AddAsync(room, content, key, visibleTo, author: null, cancellationToken);
    }

    /// <summary>A line a person said in a room.</summary>
    public async Task<LocalMessage> SayAsync(LocalRoom room, string person, string text, string key, CancellationToken cancellationToken) =>
        await AddAsync(room, MessageRenderer.Render(Message.Create(text)), key, visibleTo: null, person, cancellationToken);

    /// <returns>The message as it is now, or null when there is none.</returns>
    public async Task<LocalMessage?> ReplaceAsync(LocalRoom room, long id, Message message, CancellationToken cancellationToken)
    {
        var content = MessageRenderer.Render(message).ToJsonString();
        var replaced = await store.ReplaceMessageAsync(Community, id, content, time.GetUtcNow(), cancellationToken);
        if (replaced is not null)
            Publish(room, replaced);

        return replaced;
    }

    /// <summary>A message goes. Its row stays, with nothing in it, so that open pages and other replicas hear of it.</summary>
    public async Task DeleteAsync(LocalRoom room, long id, CancellationToken cancellationToken)
    {
        var content = new JsonObject { ["blocks"] = new JsonArray(), ["gone"] = true };
        if (await store.ReplaceMessageAsync(Community, id, content.ToJsonString(), time.GetUtcNow(), cancellationToken) is { } gone)
            Publish(room, gone);
    }

    public async Task<IReadOnlyList<LocalMessage>> MessagesAsync(
        LocalRoom room, string person, int most, CancellationToken cancellationToken)
    {
        var kept = await store.MessagesAsync(Community, room.Id, person, most, cancellationToken);
        return [.. kept.Where(message => Sight.MaySee(person, room, message))];
    }

    /// <summary>The private message of this person with this id, if it is one the bot sent to them alone; otherwise null.</summary>
    public async Task<LocalMessage?> FindPrivateAsync(LocalRoom room, string person, long id, CancellationToken cancellationToken)
    {
        var seen = await MessagesAsync(room, person, MaxMessages, cancellationToken);
        return seen.FirstOrDefault(message => message.Id == id && Sight.IsPrivateTo(person, room, message));
    }

    /// <summary>The newest private card of this name becomes this one.</summary>
    /// <returns>The message as it is now, or null when this person has none here.</returns>
    public async Task<LocalMessage?> ReplaceCardAsync(LocalRoom room, string person, Message card, CancellationToken cancellationToken)
    {
        var seen = await MessagesAsync(room, person, MaxMessages, cancellationToken);
        var stands = seen.Where(message => Sight.IsPrivateTo(person, room, message) && (string?)JsonNode.Parse(message.Content)?["card"] == card.Card).MaxBy(message => message.Id);
        return stands is null ? null : await ReplaceAsync(room, stands.Id, card, cancellationToken);
    }

    public async Task<LocalRoom> OpenAsync(
        LocalRoom channel, string title, IReadOnlyList<string> people, string key, CancellationToken cancellationToken)
    {
        var room = await rooms.AddAsync($"room:{key}", title, channel.Id, people, cancellationToken);
        Publish(room);
        return room;
    }

    /// <returns>False when there is no such room.</returns>
    public async Task<bool> CloseAsync(string roomId, CancellationToken cancellationToken)
    {
        if (await rooms.CloseAsync(roomId, cancellationToken) is not { } room)
            return false;

        Publish(room);
        return true;
    }

    /// <summary>Tells the open pages what another replica has changed since an instant.</summary>
    public async Task TellChangesAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var changes = await store.ChangesAsync(Community, since, cancellationToken);
        foreach (var room in changes.Rooms.Where(room => IsNews(Name(room), State(room))))
        {
            rooms.Learn(room);
            Publish(room);
        }

        foreach (var message in changes.Messages.Where(message => IsNews(Name(message), State(message))))
        {
            if (await rooms.FindAsync(message.RoomId, cancellationToken) is { } room)
                Publish(room, message);
        }

        foreach (var old in _told.Where(told => told.Value != default && told.Value < since - Remembered).ToList())
            _told.TryRemove(old);
    }

    /// <summary>The number of a message as it stands in <see cref="PostedMessage"/>.</summary>
    public static long? MessageId(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private async Task<LocalMessage> AddAsync(
        LocalRoom room, JsonObject content, string key, string? visibleTo, string? author, CancellationToken cancellationToken)
    {
        var added = new NewLocalMessage(Community, room.Id, key, visibleTo, author, content.ToJsonString(), time.GetUtcNow());
        var message = await store.AddMessageAsync(added, cancellationToken);
        Publish(room, message);
        return message;
    }

    /// <summary>Telling twice is harmless: pages put messages in place by their id.</summary>
    private void Publish(LocalRoom room, LocalMessage message)
    {
        _told[Name(message)] = State(message);
        feed.Publish(
            person => Sight.MaySee(person, room, message),
            "message",
            () => new JsonObject { ["message"] = ConversationRenderer.Render(message) });
    }

    private void Publish(LocalRoom room)
    {
        _told[Name(room)] = State(room);
        feed.Publish(
            person => Sight.MaySee(person, room),
            "room",
            () => new JsonObject { ["room"] = ConversationRenderer.Render(room) });
    }

    private bool IsNews(string name, DateTimeOffset state) => !_told.TryGetValue(name, out var told) || told < state;

    private static string Name(LocalRoom room) => $"room {room.Id}";

    private static string Name(LocalMessage message) => $"message {message.Id}";

    private static DateTimeOffset State(LocalRoom room) => room.ClosedAt ?? default;

    private static DateTimeOffset State(LocalMessage message) => message.ChangedAt ?? message.At;
}
