using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Storage.Documents;
using PrepBot.Storage.Sealing;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Deliveries;

/// <inheritdoc/>
internal sealed class DeliveryStore(Session session, ContentCipher cipher, WordsMark words, DispatchTexts texts) : IDeliveryStore
{
    /// <summary>Longer than anybody waits before sending something again because nobody could tell; after that it is meant.</summary>
    private static readonly TimeSpan SameWordsFor = TimeSpan.FromHours(1);

    public async Task<Reply?> TakeAsync(
        CommunityId community, MemberId member, string platform, string deliveryId, CancellationToken cancellationToken)
    {
        const string LockSql = """
            select
            from members
            where community_id = @community and member_id = @member
            for no key update
            """;
        const string Sql = """
            insert into deliveries (community_id, platform, delivery_id, member_id, taken_at)
            values (@community, @platform, @deliveryId, @member, @now)
            on conflict (community_id, platform, delivery_id) do nothing
            """;

        var parameters = new { community, platform, deliveryId, member, now = session.Now };
        session.Lock(LockSql, parameters);
        if (await session.ExecuteAsync(Sql, parameters, cancellationToken) == 1)
            return null;

        return await FindAsync(community, member, platform, deliveryId, cancellationToken) ?? Reply.Nothing;
    }

    public async Task<bool> TryTakeAsync(Origin origin, CancellationToken cancellationToken)
    {
        // Not "for update": that would wait for everybody who merely refers to the member, such as the partner's open round.
        const string Sql = """
            with held as materialized (
                select m.community_id, m.member_id
                from communities c
                join members m using (community_id)
                where c.platform = @platform and c.external_id = @community and m.external_id = @person
                for no key update of m)
            insert into deliveries (community_id, platform, delivery_id, member_id, taken_at)
            select community_id, @platform, @deliveryId, member_id, @now
            from held
            on conflict (community_id, platform, delivery_id) do nothing
            """;

        var parameters = new
        {
            platform = origin.Community.Platform.Name, community = origin.Community.ExternalId, person = origin.Person.ExternalId, deliveryId = origin.DeliveryId, now = session.Now,
        };
        return await session.ExecuteAsync(Sql, parameters, cancellationToken) == 1;
    }

    public async Task<Reply?> FindAsync(CommunityId community, MemberId member, string platform, string deliveryId, CancellationToken cancellationToken)
    {
        // An answer is private: only who got it the first time gets it again.
        const string Sql = """
            select delivery_id, reply
            from deliveries
            where community_id = @community and platform = @platform and delivery_id = @deliveryId and member_id = @member
            """;

        var row = await session.FindAsync<Row>(Sql, new { community, platform, deliveryId, member }, cancellationToken);
        return row is null ? null : Open(community, platform, row);
    }

    public async Task<Reply?> NoteWordsAsync(
        CommunityId community, MemberId member, string platform, string deliveryId, ActionId form, FormAnswers answers, CancellationToken cancellationToken)
    {
        const string StaleSql = """
            update deliveries
            set words = null
            where community_id = @community and member_id = @member and words = @mark and taken_at <= @stale
            """;
        const string EarlierSql = """
            select delivery_id, reply
            from deliveries
            where community_id = @community and member_id = @member and words = @mark and platform = @platform
            """;
        const string Sql = """
            update deliveries
            set words = @mark
            where community_id = @community and platform = @platform and delivery_id = @deliveryId
            """;

        var parameters = new { community, member, platform, deliveryId, mark = words.Compute(community, member, form, answers), stale = session.Now - SameWordsFor };
        await session.WriteAsync(StaleSql, parameters, cancellationToken);
        if (await session.FindAsync<Row>(EarlierSql, parameters, cancellationToken) is { } row)
            return Open(community, platform, row);

        await session.WriteAsync(Sql, parameters, cancellationToken);
        return null;
    }

    public Task ForgetWordsAsync(CommunityId community, string platform, string deliveryId, CancellationToken cancellationToken)
    {
        const string Sql = """
            update deliveries
            set words = null
            where community_id = @community and platform = @platform and delivery_id = @deliveryId
            """;

        return session.WriteAsync(Sql, new { community, platform, deliveryId }, cancellationToken);
    }

    public Task AnswerAsync(CommunityId community, string platform, string deliveryId, Reply reply, CancellationToken cancellationToken)
    {
        const string Sql = """
            update deliveries
            set reply = @content
            where community_id = @community and platform = @platform and delivery_id = @deliveryId
            """;

        var content = cipher.Seal(reply, StoredJson.Default.Reply, ContextOf(community, platform, deliveryId));
        return session.WriteAsync(Sql, new { community, platform, deliveryId, content }, cancellationToken);
    }

    private Reply Open(CommunityId community, string platform, Row row) =>
        row.Reply is null ? Reply.Nothing : cipher.TryOpen(row.Reply, StoredJson.Default.Reply, ContextOf(community, platform, row.DeliveryId)) ?? DispatchTexts.Privately(texts.AnswerUnreadable);

    internal static SealingContext ContextOf(CommunityId community, string platform, string deliveryId) =>
        SealingContext.Create("deliveries.reply", $"{community.Value}", platform, deliveryId);

    private sealed record Row(string DeliveryId, byte[]? Reply);
}
