using PrepBot.Playground.Store;

namespace PrepBot.Playground.Tests.Support;

/// <summary>Conversations in memory, with the promises of the real store; shared between two hosts it plays the database that outlives the bot.</summary>
public sealed class MemoryChatStore : ILocalChatStore
{
    private readonly Lock _lock = new();
    private long _lastMessage;
    private readonly List<(string Key, LocalRoom Room)> _rooms = [];
    private readonly List<(string Key, LocalMessage Message)> _messages = [];
    private readonly List<(string Key, string Person, LocalFile File)> _files = [];

    /// <summary>Plays a database that is away.</summary>
    public bool IsAway { get; set; }

    public IReadOnlyList<LocalMessage> Messages
    {
        get
        {
            lock (_lock)
                return [.. _messages.Select(row => row.Message)];
        }
    }

    public Task<LocalRoom> AddRoomAsync(NewLocalRoom room, CancellationToken cancellationToken) => Do(() =>
    {
        var index = _rooms.FindIndex(row => row.Key == room.Key);
        if (index < 0)
        {
            index = _rooms.Count;
            _rooms.Add((room.Key, new LocalRoom($"r{index + 1}", room.Title, room.ParentId, room.People, ClosedAt: null)));
        }

        return _rooms[index].Room;
    });

    public Task CloseRoomAsync(string community, string roomId, DateTimeOffset at, CancellationToken cancellationToken) => Do(() =>
    {
        var index = _rooms.FindIndex(row => row.Room.Id == roomId);
        return _rooms[index] = (_rooms[index].Key, _rooms[index].Room with { ClosedAt = _rooms[index].Room.ClosedAt ?? at });
    });

    public Task<IReadOnlyList<LocalRoom>> RoomsAsync(string community, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<LocalRoom>>(() => [.. _rooms.Select(row => row.Room)]);

    public Task<LocalMessage> AddMessageAsync(NewLocalMessage message, CancellationToken cancellationToken) => Do(() =>
    {
        var index = _messages.FindIndex(row => row.Key == message.Key);
        if (index < 0)
        {
            index = _messages.Count;
            _messages.Add((message.Key, new LocalMessage(
                ++_lastMessage, message.RoomId, message.VisibleTo, message.Author, message.Content, message.At, ChangedAt: null)));
        }

        return _messages[index].Message;
    });

    public Task<LocalMessage?> ReplaceMessageAsync(
        string community, long messageId, string content, DateTimeOffset at, CancellationToken cancellationToken) => Do(() =>
    {
        var index = _messages.FindIndex(row => row.Message.Id == messageId);
        if (index < 0)
            return null;

        _messages[index] = (_messages[index].Key, _messages[index].Message with { Content = content, ChangedAt = at });
        return _messages[index].Message;
    });

    public Task<IReadOnlyList<LocalMessage>> MessagesAsync(
        string community, string roomId, string person, int most, CancellationToken cancellationToken) => Do<IReadOnlyList<LocalMessage>>(() =>
        [.. _messages.Select(row => row.Message)
            .Where(message => message.RoomId == roomId && (message.VisibleTo is null || message.VisibleTo == person))
            .TakeLast(most)]);

    public Task<LocalFile> AddFileAsync(NewLocalFile file, CancellationToken cancellationToken) => Do(() =>
    {
        var index = _files.FindIndex(row => row.Key == file.Key);
        if (index < 0)
        {
            index = _files.Count;
            _files.Add((file.Key, file.Person, new LocalFile($"{index + 1}", file.Name, file.MediaType, file.Content)));
        }

        return _files[index].File;
    });

    public Task<LocalFile?> FindFileAsync(string community, string fileId, string person, CancellationToken cancellationToken) =>
        Do(() => _files.FirstOrDefault(row => row.File.Id == fileId && row.Person == person).File ?? null);

    public Task<IReadOnlyList<LocalMessage>> OfPersonAsync(string community, string person, CancellationToken cancellationToken) =>
        Do<IReadOnlyList<LocalMessage>>(() =>
            [.. _messages.Select(row => row.Message).Where(message => message.Author == person || message.VisibleTo == person)]);

    public Task ForgetPersonAsync(string community, string person, DateTimeOffset until, CancellationToken cancellationToken) => Do(() =>
        _messages.RemoveAll(row => (row.Message.Author == person || row.Message.VisibleTo == person) && row.Message.At <= until)
            + _files.RemoveAll(row => row.Person == person));

    public Task<IReadOnlyList<LocalMessage>> SaidByBotAsync(
        string community, long after, DateTimeOffset until, int most, CancellationToken cancellationToken) => Do<IReadOnlyList<LocalMessage>>(() =>
        [.. _messages.Select(row => row.Message).Where(message => message.Id > after && message.Author is null && message.At <= until).Take(most)]);

    public Task RemoveMessageAsync(string community, long messageId, CancellationToken cancellationToken) =>
        Do(() => _messages.RemoveAll(row => row.Message.Id == messageId));

    public Task<LocalRoom?> LeaveRoomAsync(
        string community, string roomId, string person, string title, DateTimeOffset until, CancellationToken cancellationToken) => Do(() =>
    {
        var index = _rooms.FindIndex(row => row.Room.Id == roomId && row.Room.People.Contains(person));
        if (index < 0)
            return null;

        var room = _rooms[index].Room;
        _rooms[index] = (_rooms[index].Key, room with { Title = title, People = [.. room.People.Select(one => one == person ? "(nobody)" : one)] });
        return _rooms[index].Room;
    });

    public Task<LocalChanges> ChangesAsync(string community, DateTimeOffset since, CancellationToken cancellationToken) => Do(() => new LocalChanges(
        [.. _rooms.Select(row => row.Room)],
        [.. _messages.Select(row => row.Message).Where(message => message.At >= since || message.ChangedAt >= since)]));

    private Task<T> Do<T>(Func<T> action)
    {
        lock (_lock)
            return IsAway ? Task.FromException<T>(new TimeoutException("The database is away.")) : Task.FromResult(action());
    }
}
