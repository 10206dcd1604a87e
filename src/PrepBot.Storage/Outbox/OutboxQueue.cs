using System.Security.Cryptography;
using System.Text.Json;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Outbox;
using PrepBot.Chat.Work;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Outbox;

/// <inheritdoc/>
internal sealed class OutboxQueue(BackgroundDatabase database, BackgroundUnits units, ContentCipher cipher, IPrivateRooms rooms) : IOutboxQueue
{
    private const int LongestWhy = 500;
    private const int MaxUnreadable = 5;

    private static readonly TimeSpan UnreadableWait = TimeSpan.FromMinutes(1);

    /// <summary>So long something in hand keeps what goes another way waiting, for the sake of the order. After that it waits alone.</summary>
    private static readonly TimeSpan Patience = IOutboxQueue.Patience;

    public async Task<ClaimedItems> FinishAndClaimAsync(
        IReadOnlyList<SentItem> sent, int waitedFor, int pictures, TimeSpan lease, CancellationToken cancellationToken)
    {
        var (rows, next) = (new List<Row>(), default(TimeSpan?));
        await using (var work = await units.OpenAsync(cancellationToken))
        {
            // What was sent last waits for nobody's answer: it leaves with the claim. The lock keeps what was lost meanwhile from being finished twice.
            foreach (var (item, result) in sent)
                await FinishAsync(work, item, result, cancellationToken);

            await work.Session.TogetherAsync(
                [
                    async () => rows = waitedFor + pictures > 0 ? await ClaimAsync(work.Session, waitedFor, pictures, lease, cancellationToken) : [],
                    async () => next = await NextWaitAsync(work.Session, cancellationToken),
                ],
                cancellationToken);
            await work.CommitAsync(cancellationToken);
        }

        return new ClaimedItems(await OpenAsync(rows, cancellationToken), next);
    }

    private static async Task<List<Row>> ClaimAsync(Session session, int waitedFor, int pictures, TimeSpan lease, CancellationToken cancellationToken)
    {
        // What may go: nothing of the same card is before it, and nothing of its lane that it has to wait for. An edit waits for all words before it; a
        // word for those of its own way, and, for the sake of the order, for the first of another way unless that one waits for another try or is long in
        // hand. The rows are looked at once more when they are locked, since somebody may have claimed them in between.
        const string Sql = """
            with heads as (
                select h.community_id, h.outbox_id, h.picture
                from outbox h
                where h.state = @OutboxStateWaiting and h.not_before <= now() and (h.lease_until is null or h.lease_until <= now())
                    and not exists (
                        select
                        from outbox e
                        where e.community_id = h.community_id and e.coalesce_key = h.coalesce_key and e.state = @OutboxStateWaiting and e.outbox_id < h.outbox_id)
                    and not exists (
                        select
                        from outbox e
                        where e.community_id = h.community_id and e.lane = h.lane and e.state = @OutboxStateWaiting and e.outbox_id < h.outbox_id and not e.picture
                            and (h.picture or e.route = h.route
                                or (e.not_before <= now() and (e.lease_until is null or e.lease_until >= now() + @lease - @Patience)
                                    and not exists (
                                        select
                                        from outbox f
                                        where f.community_id = e.community_id and f.lane = e.lane and f.route = e.route and f.state = @OutboxStateWaiting
                                            and f.outbox_id < e.outbox_id and not f.picture))))),
            words as (
                select o.community_id, o.outbox_id
                from outbox o
                join heads using (community_id, outbox_id)
                where not heads.picture and o.state = @OutboxStateWaiting and o.not_before <= now() and (o.lease_until is null or o.lease_until <= now())
                order by o.outbox_id
                limit @waitedFor
                for update of o skip locked),
            edits as (
                select o.community_id, o.outbox_id
                from outbox o
                join heads using (community_id, outbox_id)
                where heads.picture and o.state = @OutboxStateWaiting and o.not_before <= now() and (o.lease_until is null or o.lease_until <= now())
                order by o.outbox_id
                limit @pictures
                for update of o skip locked)
            update outbox o
            set attempts = o.attempts + 1, token = gen_random_uuid(), lease_until = now() + @lease
            from (select * from words union all select * from edits) n
            where o.community_id = n.community_id and o.outbox_id = n.outbox_id
            returning o.community_id, o.outbox_id, o.lane, o.content, o.rule, o.coalesce_key, o.created_at, o.expires_at, o.attempts, o.token,
                o.sending, o.picture, coalesce(now() - o.sending_since, interval '0') as sending_for
            """;

        return await session.ListAsync<Row>(Sql, new { waitedFor, pictures, lease, Patience }, cancellationToken);
    }

    private async Task<IReadOnlyList<ClaimedItem>> OpenAsync(List<Row> rows, CancellationToken cancellationToken)
    {
        var items = new List<ClaimedItem>(rows.Count);
        foreach (var row in rows.OrderBy(row => row.Picture).ThenBy(row => row.OutboxId))
        {
            if (TryOpen(row) is { } item)
                items.Add(item);
            else
                await PutAsideAsync(row, cancellationToken);
        }

        return items;
    }

    public async Task<bool> MarkSendingAsync(ClaimedItem item, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        return await OutboxStore.MarkSendingAsync(session, item, cancellationToken);
    }

    public async Task DoneAsync(ClaimedItem item, SentResult result, CancellationToken cancellationToken)
    {
        await using var work = await units.OpenAsync(cancellationToken);
        await FinishAsync(work, item, result, cancellationToken);
        await work.CommitAsync(cancellationToken);
    }

    public Task RetryAsync(ClaimedItem item, TimeSpan wait, bool mayHaveBeenSent, CancellationToken cancellationToken) =>
        PutBackAsync(item.Item.CommunityId, item.Id, item.Token, wait, mayHaveBeenSent, cancellationToken);

    public Task GiveUpAsync(ClaimedItem item, string why, CancellationToken cancellationToken) => item.Item.Content is SendLast
        ? RemoveAsync(item, cancellationToken)
        : CloseFailedAsync(item.Item.CommunityId, item.Id, item.Token, why, cancellationToken);

    public async Task ParkAsync(ClaimedItem item, Guid waitsFor, CancellationToken cancellationToken)
    {
        const string Sql = """
            update outbox
            set state = @OutboxStateUnreachable, waits_for = @waitsFor, token = null, lease_until = null, sending = false, sending_since = null
            where community_id = @CommunityId and outbox_id = @Id and token = @Token
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, new { item.Item.CommunityId, item.Id, item.Token, waitsFor }, cancellationToken);
    }

    private static Task<TimeSpan?> NextWaitAsync(Session session, CancellationToken cancellationToken)
    {
        const string Sql = """
            select greatest(min(greatest(h.not_before, h.lease_until)) - now(), interval '0')
            from outbox h
            where h.state = @OutboxStateWaiting
                and not exists (
                    select
                    from outbox e
                    where e.community_id = h.community_id and e.coalesce_key = h.coalesce_key and e.state = @OutboxStateWaiting and e.outbox_id < h.outbox_id)
                and not exists (
                    select
                    from outbox e
                    where e.community_id = h.community_id and e.lane = h.lane and e.state = @OutboxStateWaiting and e.outbox_id < h.outbox_id and not e.picture
                        and (h.picture or e.route = h.route
                            or (e.not_before <= now()
                                and not exists (
                                    select
                                    from outbox f
                                    where f.community_id = e.community_id and f.lane = e.lane and f.route = e.route and f.state = @OutboxStateWaiting
                                        and f.outbox_id < e.outbox_id and not f.picture))))
            having count(*) > 0
            """;

        return session.FindAsync<TimeSpan?>(Sql, new { }, cancellationToken);
    }

    /// <summary>Of somebody who was forgotten not even an empty row stays.</summary>
    private async Task RemoveAsync(ClaimedItem item, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from outbox
            where community_id = @CommunityId and outbox_id = @Id and token = @Token
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, new { item.Item.CommunityId, item.Id, item.Token }, cancellationToken);
    }

    /// <summary>An item that was sent is done, where it is still ours, and what it left behind is remembered.</summary>
    private async Task FinishAsync(UnitOfWork work, ClaimedItem item, SentResult result, CancellationToken cancellationToken)
    {
        const string Sql = """
            update outbox
            set state = @OutboxStateSent, content = null, token = null, lease_until = null, closed_at = now()
            where community_id = @CommunityId and outbox_id = @Id and token = @Token
            """;
        const string LastSql = """
            delete from outbox
            where community_id = @CommunityId and outbox_id = @Id and token = @Token
            """;
        const string CardSql = """
            with done as (
                update outbox
                set state = @OutboxStateSent, content = null, token = null, lease_until = null, closed_at = now()
                where community_id = @CommunityId and outbox_id = @Id and token = @Token
                returning community_id)
            insert into posted_cards (community_id, card, subject, room, message_id, posted_at)
            select community_id, @card, @subject, @room, @messageId, @now
            from done
            on conflict (community_id, card, subject) do update
            set room = excluded.room, message_id = excluded.message_id, posted_at = excluded.posted_at, replaced_message_id = null
            """;

        var (session, community) = (work.Session, item.Item.CommunityId);
        var key = new { CommunityId = community, item.Id, item.Token };
        if (result.Card is var (card, subject, posted))
        {
            var parameters = new { CommunityId = community, item.Id, item.Token, card, subject, room = posted.Room.ExternalId, messageId = posted.ExternalId, now = session.Now };
            await session.WriteAsync(CardSql, parameters, cancellationToken);
        }
        else if (result.Room is var (opened, room))
        {
            // What follows from a room is the product's to write: only where the item is still ours.
            if (await session.ExecuteAsync(Sql, key, cancellationToken) == 0)
                return;

            await rooms.OpenedAsync(work, community, opened, room, cancellationToken);
            await OutboxStore.ReleaseAsync(session, community, opened, cancellationToken);
        }
        else
        {
            // Of somebody who was forgotten not even an empty row stays.
            await session.WriteAsync(item.Item.Content is SendLast ? LastSql : Sql, key, cancellationToken);
        }
    }

    private ClaimedItem? TryOpen(Row row)
    {
        try
        {
            var content = cipher.Open(row.Content, StoredJson.Default.OutboxContent, OutboxStore.ContextOf(row.CommunityId, row.Lane));
            var item = new OutboxItem(row.CommunityId, row.Lane, content, row.Rule, row.CreatedAt, row.ExpiresAt) { CoalesceKey = row.CoalesceKey };
            return new ClaimedItem(row.OutboxId, item, row.Attempts, row.Token, row.Sending) { SendingFor = row.SendingFor, IsPicture = row.Picture };
        }
        catch (Exception e) when (e is CryptographicException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>
    /// What does not open must not keep the rest from being sent. A newer replica may have written what we do not know yet, so it is left to
    /// others for a while before it is given up.
    /// </summary>
    private Task PutAsideAsync(Row row, CancellationToken cancellationToken) => row.Attempts < MaxUnreadable
        ? PutBackAsync(row.CommunityId, row.OutboxId, row.Token, UnreadableWait, row.Sending, cancellationToken)
        : CloseFailedAsync(row.CommunityId, row.OutboxId, row.Token, "The content does not open.", cancellationToken);

    private async Task PutBackAsync(
        CommunityId community, long id, Guid token, TimeSpan wait, bool mayHaveBeenSent, CancellationToken cancellationToken)
    {
        const string Sql = """
            update outbox
            set not_before = now() + @wait, token = null, lease_until = null, sending = @mayHaveBeenSent,
                sending_since = case when @mayHaveBeenSent then sending_since end
            where community_id = @community and outbox_id = @id and token = @token
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, new { community, id, token, wait, mayHaveBeenSent }, cancellationToken);
    }

    private async Task CloseFailedAsync(CommunityId community, long id, Guid token, string why, CancellationToken cancellationToken)
    {
        const string Sql = """
            update outbox
            set state = @OutboxStateClosed, content = null, token = null, lease_until = null, failed_why = @reason, closed_at = now()
            where community_id = @community and outbox_id = @id and token = @token
            """;

        // For an operator's eyes: the beginning of a long reason tells enough, and giving up must not fail over it.
        var reason = Label.Fit(why, LongestWhy);
        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, new { community, id, token, reason }, cancellationToken);
    }

    private sealed record Row(
        CommunityId CommunityId, long OutboxId, Guid Lane, byte[] Content, UnknownOutcome Rule, string? CoalesceKey,
        DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, int Attempts, Guid Token, bool Sending, bool Picture, TimeSpan SendingFor);
}
