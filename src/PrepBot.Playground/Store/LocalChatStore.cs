using System.Globalization;
using System.Text;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;

namespace PrepBot.Playground.Store;

/// <inheritdoc/>
internal sealed partial class LocalChatStore(Database database, ContentCipher cipher) : ILocalChatStore
{
    public async Task<LocalRoom> AddRoomAsync(NewLocalRoom room, CancellationToken cancellationToken)
    {
        const string AddSql = """
            insert into local_rooms (community, key, title, parent_id, people, added_at)
            values (@Community, @Key, @Title, @parentId, @people, @At)
            on conflict (community, key) do nothing
            """;
        const string Sql = """
            select room_id, title, parent_id, people, closed_at
            from local_rooms
            where community = @Community and key = @Key
            """;

        var parameters = new
        {
            room.Community,
            room.Key,
            room.Title,
            parentId = room.ParentId is null ? null : (long?)Number(room.ParentId),
            people = room.People.ToArray(),
            room.At,
        };
        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(AddSql, parameters, cancellationToken);
        return (await session.SingleAsync<RoomRow>(Sql, parameters, cancellationToken)).ToRoom();
    }

    public async Task CloseRoomAsync(string community, string roomId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        const string Sql = """
            update local_rooms
            set closed_at = coalesce(closed_at, @at)
            where community = @community and room_id = @room
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, new { community, room = Number(roomId), at }, cancellationToken);
    }

    public async Task<IReadOnlyList<LocalRoom>> RoomsAsync(string community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select room_id, title, parent_id, people, closed_at
            from local_rooms
            where community = @community
            order by room_id
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var rows = await session.ListAsync<RoomRow>(Sql, new { community }, cancellationToken);
        return [.. rows.Select(row => row.ToRoom())];
    }

    public async Task<LocalMessage> AddMessageAsync(NewLocalMessage message, CancellationToken cancellationToken)
    {
        const string AddSql = """
            insert into local_messages (community, room_id, key, visible_to, author, content, posted_at)
            values (@Community, @room, @Key, @VisibleTo, @Author, @content, @At)
            on conflict (community, key) do nothing
            """;
        const string Sql = """
            select message_id, room_id, key, visible_to, author, content, posted_at, changed_at
            from local_messages
            where community = @Community and key = @Key
            """;

        var parameters = new
        {
            message.Community,
            room = Number(message.RoomId),
            message.Key,
            message.VisibleTo,
            message.Author,
            content = Seal(message.Content, message.Community, message.Key),
            message.At,
        };
        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(AddSql, parameters, cancellationToken);
        return ToMessage(message.Community, await session.SingleAsync<MessageRow>(Sql, parameters, cancellationToken));
    }

    public async Task<LocalMessage?> ReplaceMessageAsync(
        string community, long messageId, string content, DateTimeOffset at, CancellationToken cancellationToken)
    {
        const string KeySql = """
            select key
            from local_messages
            where community = @community and message_id = @messageId
            """;
        const string Sql = """
            update local_messages
            set content = @body, changed_at = @at
            where community = @community and message_id = @messageId
            returning message_id, room_id, key, visible_to, author, content, posted_at, changed_at
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        if (await session.FindAsync<string>(KeySql, new { community, messageId }, cancellationToken) is not { } key)
            return null;

        var body = Seal(content, community, key);
        var row = await session.FindAsync<MessageRow>(Sql, new { community, messageId, body, at }, cancellationToken);
        return row is null ? null : ToMessage(community, row);
    }

    public async Task<IReadOnlyList<LocalMessage>> MessagesAsync(
        string community, string roomId, string person, int most, CancellationToken cancellationToken)
    {
        const string Sql = """
            select message_id, room_id, key, visible_to, author, content, posted_at, changed_at
            from local_messages
            where community = @community and room_id = @room and (visible_to is null or visible_to = @person)
            order by message_id desc
            limit @most
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var rows = await session.ListAsync<MessageRow>(Sql, new { community, room = Number(roomId), person, most }, cancellationToken);
        return [.. rows.Select(row => ToMessage(community, row)).Reverse()];
    }

    public async Task<LocalChanges> ChangesAsync(string community, DateTimeOffset since, CancellationToken cancellationToken)
    {
        const string RoomsSql = """
            select room_id, title, parent_id, people, closed_at
            from local_rooms
            where community = @community and (added_at >= @since or closed_at >= @since)
            order by room_id
            """;
        const string MessagesSql = """
            select message_id, room_id, key, visible_to, author, content, posted_at, changed_at
            from local_messages
            where community = @community and (posted_at >= @since or changed_at >= @since)
            order by message_id
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var rooms = await session.ListAsync<RoomRow>(RoomsSql, new { community, since }, cancellationToken);
        var messages = await session.ListAsync<MessageRow>(MessagesSql, new { community, since }, cancellationToken);
        return new LocalChanges([.. rooms.Select(row => row.ToRoom())], [.. messages.Select(row => ToMessage(community, row))]);
    }

    public async Task<LocalFile> AddFileAsync(NewLocalFile file, CancellationToken cancellationToken)
    {
        const string AddSql = """
            insert into local_files (community, key, person, name, media_type, content, kept_at)
            values (@Community, @Key, @Person, @Name, @MediaType, @content, @At)
            on conflict (community, key) do nothing
            """;
        const string Sql = """
            select file_id
            from local_files
            where community = @Community and key = @Key
            """;

        var content = cipher.Seal(file.Content, FilePlaceOf(file.Community, file.Key));
        var parameters = new { file.Community, file.Key, file.Person, file.Name, file.MediaType, content, file.At };
        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(AddSql, parameters, cancellationToken);
        var id = await session.SingleAsync<long>(Sql, parameters, cancellationToken);
        return new LocalFile($"{id}", file.Name, file.MediaType, file.Content);
    }

    public async Task<LocalFile?> FindFileAsync(string community, string fileId, string person, CancellationToken cancellationToken)
    {
        const string Sql = """
            select key, name, media_type, content
            from local_files
            where community = @community and file_id = @file and person = @person
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var row = await session.FindAsync<FileRow>(Sql, new { community, file = Number(fileId), person }, cancellationToken);
        return row is null ? null : new LocalFile(fileId, row.Name, row.MediaType, cipher.Open(row.Content, FilePlaceOf(community, row.Key)));
    }

    /// <summary>Ids come back from outside; what is no number is no room, and there is none with this one.</summary>
    private static long Number(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private byte[] Seal(string content, string community, string key) => cipher.Seal(Encoding.UTF8.GetBytes(content), ContextOf(community, key));

    private LocalMessage ToMessage(string community, MessageRow row) => new(
        row.MessageId,
        $"{row.RoomId}",
        row.VisibleTo,
        row.Author,
        Encoding.UTF8.GetString(cipher.Open(row.Content, ContextOf(community, row.Key))),
        row.PostedAt,
        row.ChangedAt);

    private static SealingContext ContextOf(string community, string key) => SealingContext.Create("local_messages.content", community, key);

    private static SealingContext FilePlaceOf(string community, string key) => SealingContext.Create("local_files.content", community, key);

    private sealed class FileRow
    {
        public required string Key { get; init; }

        public required string Name { get; init; }

        public required string MediaType { get; init; }

        public required byte[] Content { get; init; }
    }

    private sealed record RoomRow(long RoomId, string Title, long? ParentId, string[] People, DateTimeOffset? ClosedAt)
    {
        public LocalRoom ToRoom() => new($"{RoomId}", Title, ParentId is { } parent ? $"{parent}" : null, People, ClosedAt);
    }

    private sealed record MessageRow(
        long MessageId, long RoomId, string Key, string? VisibleTo, string? Author, byte[] Content, DateTimeOffset PostedAt,
        DateTimeOffset? ChangedAt);
}
