using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Loops;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Outbox;

/// <inheritdoc/>
internal sealed class OutboxStore(Session session, ContentCipher cipher) : IOutbox
{
    public DateTimeOffset Now => session.Now;

    public Task AddAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        var card = item.Content as ShowCard;
        var content = cipher.Seal(item.Content, StoredJson.Default.OutboxContent, ContextOf(item.CommunityId, item.Lane));
        session.Wake(Wakes.Outbox);
        session.Grow<LoopWork>(work => work.Send(new NewItem(
            item.CommunityId, item.Lane, item.Route, card?.Card, card?.Subject ?? Guid.Empty, content, (int)item.Rule, item.CoalesceKey, item.CreatedAt, item.ExpiresAt)));
        return Task.CompletedTask;
    }

    public void Hold(ClaimedItem item)
    {
        const string Sql = """
            select
            from outbox
            where community_id = @CommunityId and outbox_id = @Id and token = @Token
            for no key update
            """;

        session.Lock(Sql, new { item.Item.CommunityId, item.Id, item.Token });
    }

    public Task<bool> MarkSendingAsync(ClaimedItem item, CancellationToken cancellationToken) => MarkSendingAsync(session, item, cancellationToken);

    public async Task<PostedCard?> FindPostedAsync(CommunityId community, string card, Guid subject, CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.platform, p.room, p.message_id, p.posted_at, p.replaced_message_id
            from posted_cards p
            join communities c using (community_id)
            where p.community_id = @community and p.card = @card and p.subject = @subject
            """;

        var row = await session.FindAsync<PostedRow>(Sql, new { community, card, subject }, cancellationToken);
        if (row is null)
            return null;

        var room = new RoomRef(new PlatformName(row.Platform), row.Room);
        return new PostedCard(new PostedMessage(room, row.MessageId), row.PostedAt, row.ReplacedMessageId is { } replaced ? new PostedMessage(room, replaced) : null);
    }

    public async Task<bool> MovePostedAsync(ClaimedItem item, PostedMessage old, PostedMessage anew, CancellationToken cancellationToken)
    {
        const string Sql = """
            update posted_cards p
            set message_id = @anew, replaced_message_id = @old, posted_at = @now
            from outbox o
            where o.community_id = @CommunityId and o.outbox_id = @Id and o.token = @Token
                and p.community_id = o.community_id and p.card = @Card and p.subject = @Subject and p.message_id = @old
            """;

        var card = (ShowCard)item.Item.Content;
        var parameters = new { item.Item.CommunityId, item.Id, item.Token, card.Card, card.Subject, old = old.ExternalId, anew = anew.ExternalId, now = session.Now };
        return await session.ExecuteAsync(Sql, parameters, cancellationToken) == 1;
    }

    public Task SetPostedAsync(CommunityId community, string card, Guid subject, PostedMessage posted, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into posted_cards (community_id, card, subject, room, message_id, posted_at)
            values (@community, @card, @subject, @room, @message, @now)
            on conflict (community_id, card, subject) do update
            set room = excluded.room, message_id = excluded.message_id, posted_at = excluded.posted_at, replaced_message_id = null
            where (posted_cards.room, posted_cards.message_id) is distinct from (excluded.room, excluded.message_id)
            """;

        return session.WriteAsync(Sql, new { community, card, subject, room = posted.Room.ExternalId, message = posted.ExternalId, now = session.Now }, cancellationToken);
    }

    public async Task<bool> HoldAsync(ClaimedItem item, string why, CancellationToken cancellationToken)
    {
        const string Sql = """
            update outbox
            set state = @OutboxStateAsked, token = null, lease_until = null, failed_why = @why
            where community_id = @CommunityId and outbox_id = @Id and token = @Token and state = @OutboxStateWaiting
            """;

        return await session.ExecuteAsync(Sql, new { item.Item.CommunityId, item.Id, item.Token, why }, cancellationToken) == 1;
    }

    public Task<bool> IsInHandAsync(CommunityId community, Guid lane, CancellationToken cancellationToken)
    {
        const string Sql = """
            select exists (
                select
                from outbox
                where community_id = @community and lane = @lane and route = 0 and state = @OutboxStateWaiting and lease_until > now())
            """;

        return session.SingleAsync<bool>(Sql, new { community, lane }, cancellationToken);
    }

    public async Task<IReadOnlyList<HeldItem>> HeldOnesAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select outbox_id, lane, content, rule, coalesce_key, created_at, expires_at
            from outbox
            where community_id = @community and state = @OutboxStateAsked and expires_at > @now
            order by outbox_id
            limit 100
            """;

        var rows = await session.ListAsync<HeldRow>(Sql, new { community, now = session.Now }, cancellationToken);
        return [.. rows.Select(row => new HeldItem(row.OutboxId, Open(community, row)))];
    }

    public async Task<bool> ReleaseAsync(CommunityId community, long id, CancellationToken cancellationToken)
    {
        // It has been tried, so it is not one that newer content takes the place of.
        const string Sql = """
            update outbox
            set state = @OutboxStateWaiting, sending = false, sending_since = null, attempts = 1, not_before = now(), failed_why = null
            where community_id = @community and outbox_id = @id and state = @OutboxStateAsked and expires_at > @now
            """;

        session.Wake(Wakes.Outbox);
        return await session.ExecuteAsync(Sql, new { community, id, now = session.Now }, cancellationToken) == 1;
    }

    public async Task<bool> LetGoAsync(CommunityId community, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            update outbox
            set state = @OutboxStateClosed, content = null, closed_at = @now
            where community_id = @community and outbox_id = @id and state = @OutboxStateAsked
            """;

        return await session.ExecuteAsync(Sql, new { community, id, now = session.Now }, cancellationToken) == 1;
    }

    public Task ReleaseParkedAsync(CommunityId community, Guid waitsFor, CancellationToken cancellationToken) =>
        ReleaseAsync(session, community, waitsFor, cancellationToken);

    public async Task<IReadOnlyList<Message>> TakeParkedAsync(
        CommunityId community, MemberId member, int most, CancellationToken cancellationToken)
    {
        const string Sql = """
            with taken as (
                select community_id, outbox_id, content
                from outbox
                where community_id = @community and waits_for = @member and state = @OutboxStateUnreachable and expires_at > @now
                order by outbox_id
                limit @most
                for update)
            update outbox o
            set state = @OutboxStateSent, content = null, waits_for = null, closed_at = @now
            from taken t
            where o.community_id = t.community_id and o.outbox_id = t.outbox_id
            returning t.outbox_id, o.lane, t.content, o.rule, o.coalesce_key, o.created_at, o.expires_at
            """;

        var rows = await session.ListAsync<HeldRow>(Sql, new { community, member, most, now = session.Now }, cancellationToken);
        return [.. rows.OrderBy(row => row.OutboxId).Select(row => Open(community, row).Content).OfType<SendPrivately>().Select(word => word.Message)];
    }

    internal static async Task<bool> MarkSendingAsync(Session session, ClaimedItem item, CancellationToken cancellationToken)
    {
        const string Sql = """
            update outbox
            set sending = true, sending_since = coalesce(sending_since, now())
            where community_id = @CommunityId and outbox_id = @Id and token = @Token and lease_until > now()
            """;

        return await session.ExecuteAsync(Sql, new { item.Item.CommunityId, item.Id, item.Token }, cancellationToken) == 1;
    }

    /// <summary>What was parked has been tried, so it is not one that newer content takes the place of.</summary>
    internal static Task ReleaseAsync(Session session, CommunityId community, Guid waitsFor, CancellationToken cancellationToken)
    {
        const string Sql = """
            update outbox
            set state = @OutboxStateWaiting, waits_for = null, attempts = 1, not_before = now(), sending = false, sending_since = null
            where community_id = @community and waits_for = @waitsFor and state = @OutboxStateUnreachable
            """;

        session.Wake(Wakes.Outbox);
        return session.WriteAsync(Sql, new { community, waitsFor }, cancellationToken);
    }

    private OutboxItem Open(CommunityId community, HeldRow row) => new(
        community,
        row.Lane,
        cipher.Open(row.Content, StoredJson.Default.OutboxContent, ContextOf(community, row.Lane)),
        row.Rule,
        row.CreatedAt,
        row.ExpiresAt)
    {
        CoalesceKey = row.CoalesceKey,
    };

    /// <summary>Bound to the lane: what is meant for one round or member cannot be put before another.</summary>
    internal static SealingContext ContextOf(CommunityId community, Guid lane) => SealingContext.Create("outbox.content", $"{community.Value}", $"{lane}");

    private sealed record PostedRow(string Platform, string Room, string MessageId, DateTimeOffset PostedAt, string? ReplacedMessageId);

    private sealed record HeldRow(
        long OutboxId, Guid Lane, byte[] Content, UnknownOutcome Rule, string? CoalesceKey, DateTimeOffset CreatedAt,
        DateTimeOffset ExpiresAt);
}
