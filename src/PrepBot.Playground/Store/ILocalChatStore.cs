namespace PrepBot.Playground.Store;

/// <summary>
/// Keeps the conversations of the playground, which lives in our own process and so has nobody else to remember them. Real platforms keep theirs.
/// Content is opaque here and encrypted at rest.
/// </summary>
public interface ILocalChatStore
{
    /// <summary>Adds a room unless one with this key is there already.</summary>
    /// <returns>The room as stored, whether new or found by its key.</returns>
    Task<LocalRoom> AddRoomAsync(NewLocalRoom room, CancellationToken cancellationToken);

    /// <summary>Marks a room as closed. Twice is harmless.</summary>
    Task CloseRoomAsync(string community, string roomId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>All rooms of a community, oldest first.</summary>
    Task<IReadOnlyList<LocalRoom>> RoomsAsync(string community, CancellationToken cancellationToken);

    /// <summary>Adds a message unless one with this key is there already.</summary>
    /// <returns>The message as stored, whether new or found by its key.</returns>
    Task<LocalMessage> AddMessageAsync(NewLocalMessage message, CancellationToken cancellationToken);

    /// <summary>Replaces a message's content.</summary>
    /// <returns>The message as it is now, or null when there is none with this id.</returns>
    Task<LocalMessage?> ReplaceMessageAsync(string community, long messageId, string content, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The newest messages a person may see in a room, oldest first.</summary>
    /// <param name="person">Whose eyes: messages meant for one person come only to that person.</param>
    /// <param name="most">1-500.</param>
    Task<IReadOnlyList<LocalMessage>> MessagesAsync(string community, string roomId, string person, int most, CancellationToken cancellationToken);

    /// <summary>The rooms opened or closed and the messages posted or replaced since an instant, by whichever replica, oldest first.</summary>
    Task<LocalChanges> ChangesAsync(string community, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Keeps a file for one person unless one with this key is there already.</summary>
    Task<LocalFile> AddFileAsync(NewLocalFile file, CancellationToken cancellationToken);

    /// <summary>What a person said, and what was said to them alone, oldest first.</summary>
    Task<IReadOnlyList<LocalMessage>> OfPersonAsync(string community, string person, CancellationToken cancellationToken);

    /// <summary>Removes what a person said and what was said to them alone, and their files, up to an instant.</summary>
    Task ForgetPersonAsync(string community, string person, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>What the bot said up to an instant, by id, after one.</summary>
    Task<IReadOnlyList<LocalMessage>> SaidByBotAsync(string community, long after, DateTimeOffset until, int most, CancellationToken cancellationToken);

    /// <summary>Removes a message. Twice is harmless.</summary>
    Task RemoveMessageAsync(string community, long messageId, CancellationToken cancellationToken);

    /// <summary>Somebody who is nobody takes a person's place in a room opened up to an instant.</summary>
    /// <returns>The room as it is now, or null when nothing changed.</returns>
    Task<LocalRoom?> LeaveRoomAsync(
        string community, string roomId, string person, string title, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>A file by its id, or null when there is none for this person.</summary>
    Task<LocalFile?> FindFileAsync(string community, string fileId, string person, CancellationToken cancellationToken);
}

/// <summary>What has changed.</summary>
/// <param name="Rooms">As they are now.</param>
/// <param name="Messages">As they are now.</param>
public sealed record LocalChanges(IReadOnlyList<LocalRoom> Rooms, IReadOnlyList<LocalMessage> Messages);

/// <summary>A file to be kept.</summary>
/// <param name="Key">The same when the same file is given again.</param>
/// <param name="Person">The only person who may fetch it.</param>
/// <param name="Name">1-100 characters.</param>
/// <param name="MediaType">What it is: "text/csv".</param>
public sealed record NewLocalFile(
    string Community, string Key, string Person, string Name, string MediaType, byte[] Content, DateTimeOffset At);

/// <summary>A file that is kept for one person.</summary>
/// <param name="MediaType">What it is.</param>
public sealed record LocalFile(string Id, string Name, string MediaType, byte[] Content);

/// <summary>A room to be added.</summary>
/// <param name="Key">The same when asked for again.</param>
/// <param name="ParentId">The room it hangs under, or null for a channel.</param>
/// <param name="People">Who may see it; empty means everybody.</param>
public sealed record NewLocalRoom(
    string Community, string Key, string Title, string? ParentId, IReadOnlyList<string> People, DateTimeOffset At);

/// <summary>A room.</summary>
/// <param name="ParentId">The room it hangs under, or null for a channel.</param>
/// <param name="People">Who may see it; empty means everybody.</param>
/// <param name="ClosedAt">When it was closed, or null.</param>
public sealed record LocalRoom(string Id, string Title, string? ParentId, IReadOnlyList<string> People, DateTimeOffset? ClosedAt);

/// <summary>A message to be added.</summary>
/// <param name="Key">The same when the same post is tried again.</param>
/// <param name="VisibleTo">The only person who sees it, or null for everybody in the room.</param>
/// <param name="Author">Who speaks; null means the bot.</param>
/// <param name="Content">What, opaque.</param>
public sealed record NewLocalMessage(
    string Community, string RoomId, string Key, string? VisibleTo, string? Author, string Content, DateTimeOffset At);

/// <summary>A message.</summary>
/// <param name="Id">Its id, rising in its community.</param>
/// <param name="VisibleTo">The only person who sees it, or null.</param>
/// <param name="Author">Who speaks; null means the bot.</param>
/// <param name="Content">What, opaque.</param>
/// <param name="At">When it was posted.</param>
/// <param name="ChangedAt">When it was last replaced, or null.</param>
public sealed record LocalMessage(
    long Id, string RoomId, string? VisibleTo, string? Author, string Content, DateTimeOffset At, DateTimeOffset? ChangedAt);
