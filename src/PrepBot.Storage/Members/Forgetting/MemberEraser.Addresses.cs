using PrepBot.Chat.Platforms;
using PrepBot.Domain.Members;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Leaving;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Members.Forgetting;

/// <summary>Addresses that name a member, and people who are there only because the member named them. Found by value, whatever they belong to.</summary>
internal sealed partial class MemberEraser
{
    public async Task<IReadOnlyList<NamedRoom>> RoomsNamingAsync(Erasure erasure, int most, CancellationToken cancellationToken)
    {
        // The first comparison is quick and reads the index alone; the second keeps longer ids apart that hold this one.
        const string Sql = """
            select round_id, room
            from rounds
            where community_id = @CommunityId and room is not null and strpos(room, @ExternalId) > 0
                and room ~ ('(^|[^A-Za-z0-9])' || regexp_replace(@ExternalId, '([^A-Za-z0-9])', '\\\1', 'g') || '($|[^A-Za-z0-9])')
            limit @most
            """;

        var rows = await session.ListAsync<RoomRow>(Sql, new { erasure.CommunityId, erasure.Person.ExternalId, most }, cancellationToken);
        return [.. rows.Select(row => new NamedRoom(row.RoundId, new RoomRef(erasure.Person.Platform, row.Room)))];
    }

    public Task MoveRoomAsync(Erasure erasure, RoundId round, RoomRef room, CancellationToken cancellationToken)
    {
        const string Sql = """
            update rounds
            set room = @room
            where community_id = @CommunityId and round_id = @round
            """;

        return session.WriteAsync(Sql, new { erasure.CommunityId, round, room = room.ExternalId }, cancellationToken);
    }

    public async Task<IReadOnlyList<NamedCard>> CardsNamingAsync(Erasure erasure, int most, CancellationToken cancellationToken)
    {
        const string Sql = """
            select card, subject, room, message_id
            from posted_cards
            where community_id = @CommunityId and strpos(room || ' ' || message_id, @ExternalId) > 0
                and (room || ' ' || message_id) ~ ('(^|[^A-Za-z0-9])' || regexp_replace(@ExternalId, '([^A-Za-z0-9])', '\\\1', 'g') || '($|[^A-Za-z0-9])')
            limit @most
            """;

        var rows = await session.ListAsync<CardRow>(Sql, new { erasure.CommunityId, erasure.Person.ExternalId, most }, cancellationToken);
        return
        [
            .. rows.Select(row => new NamedCard(row.Card, row.Subject, new PostedMessage(new RoomRef(erasure.Person.Platform, row.Room), row.MessageId))),
        ];
    }

    public Task MoveCardAsync(Erasure erasure, NamedCard card, PostedMessage? posted, CancellationToken cancellationToken)
    {
        const string RemoveSql = """
            delete from posted_cards
            where community_id = @CommunityId and card = @Card and subject = @Subject
            """;
        const string MoveSql = """
            update posted_cards
            set room = @room, message_id = @message
            where community_id = @CommunityId and card = @Card and subject = @Subject
            """;

        var parameters = new { erasure.CommunityId, card.Card, card.Subject, room = posted?.Room.ExternalId, message = posted?.ExternalId };
        return session.WriteAsync(posted is null ? RemoveSql : MoveSql, parameters, cancellationToken);
    }

    public async Task LetNamedOnesGoAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        // Whoever is just naming one of them is waited for, and then seen by the second statement.
        const string LockSql = """
            select member_id
            from members
            where community_id = @CommunityId and not has_acted and not is_appointed and forgotten_at is null
            for update
            """;

        // They have written nothing, and nothing was written about them: only the row knows them, and others' records go on naming nobody.
        const string Sql = """
            update members n
            set external_id = 'former-' || translate(n.member_id::text, '-', ''), display_name = @Nobody, forgotten_at = now(), left_at = now()
            where n.community_id = @CommunityId and n.member_id = any(@named)
                and not exists (select from do_not_pair d where d.community_id = n.community_id and d.avoided_id = n.member_id)
                and not exists (
                    select
                    from invitations i
                    join members f on f.community_id = i.community_id and f.member_id = i.from_id
                    where i.community_id = n.community_id and i.to_id = n.member_id and f.forgotten_at is null)
            """;

        var named = (await session.ListAsync<Guid>(LockSql, new { erasure.CommunityId }, cancellationToken)).ToArray();
        if (named.Length > 0)
            await session.WriteAsync(Sql, new { erasure.CommunityId, named, ErasureStore.Nobody }, cancellationToken);
    }

    public Task<bool> IsBeingSentAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        const string Sql = """
            select exists (
                select
                from outbox o
                left join rounds r on r.community_id = o.community_id and r.round_id = o.lane
                where o.community_id = @CommunityId and o.state = @OutboxStateWaiting and o.lease_until > now()
                    and (o.lane = @Lane or @MemberId in (r.interviewer_id, r.candidate_id, r.observer_id)))
            """;

        return session.SingleAsync<bool>(Sql, new { erasure.CommunityId, erasure.MemberId, Lane = erasure.MemberId.Value }, cancellationToken);
    }

    private sealed record RoomRow(RoundId RoundId, string Room);

    private sealed record CardRow(string Card, Guid Subject, string Room, string MessageId);
}
