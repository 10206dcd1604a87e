namespace PrepBot.Playground.Store;

/// <summary>What is remembered of one person.</summary>
internal sealed partial class LocalChatStore
{
    /// <summary>Whom a room keeps in the place of somebody who was forgotten; no person's id looks so.</summary>
    private const string Nobody = "(nobody)";

    public async Task<IReadOnlyList<LocalMessage>> OfPersonAsync(string community, string person, CancellationToken cancellationToken)
    {
        const string Sql = """
            select message_id, room_id, key, visible_to, author, content, posted_at, changed_at
            from local_messages
            where community = @community and (author = @person or visible_to = @person)
            order by message_id
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var rows = await session.ListAsync<MessageRow>(Sql, new { community, person }, cancellationToken);
        return [.. rows.Select(row => ToMessage(community, row))];
    }

    public async Task ForgetPersonAsync(string community, string person, DateTimeOffset until, CancellationToken cancellationToken)
    {
        const string MessagesSql = """
            delete from local_messages
            where community = @community and (author = @person or visible_to = @person) and posted_at <= @until
            """;
        const string FilesSql = """
            delete from local_files
            where community = @community and person = @person and kept_at <= @until
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(MessagesSql, new { community, person, until }, cancellationToken);
        await session.ExecuteAsync(FilesSql, new { community, person, until }, cancellationToken);
    }

    public async Task<IReadOnlyList<LocalMessage>> SaidByBotAsync(
        string community, long after, DateTimeOffset until, int most, CancellationToken cancellationToken)
    {
        const string Sql = """
            select message_id, room_id, key, visible_to, author, content, posted_at, changed_at
            from local_messages
            where community = @community and message_id > @after and author is null and posted_at <= @until
            order by message_id
            limit @most
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var rows = await session.ListAsync<MessageRow>(Sql, new { community, after, until, most }, cancellationToken);
        return [.. rows.Select(row => ToMessage(community, row))];
    }

    public async Task RemoveMessageAsync(string community, long messageId, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from local_messages
            where community = @community and message_id = @messageId
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, new { community, messageId }, cancellationToken);
    }

    public async Task<LocalRoom?> LeaveRoomAsync(
        string community, string roomId, string person, string title, DateTimeOffset until, CancellationToken cancellationToken)
    {
        const string Sql = """
            update local_rooms
            set people = array_replace(people, @person, @Nobody), title = @title
            where community = @community and room_id = @room and @person = any(people) and added_at <= @until
            returning room_id, title, parent_id, people, closed_at
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var parameters = new { community, room = Number(roomId), person, Nobody, title, until };
        return (await session.FindAsync<RoomRow>(Sql, parameters, cancellationToken))?.ToRoom();
    }
}
