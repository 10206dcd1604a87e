using PrepBot.Application.Conversation;
using PrepBot.Application.Ports;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Members;
using PrepBot.Persistence.Encryption;
using PrepBot.Persistence.Stored;

namespace PrepBot.Persistence.Inbox;

/// <inheritdoc/>
internal sealed class DeliveryStore(Session session, ContentCipher cipher) : IDeliveryStore
{
    public async Task<Reply?> TakeAsync(
        CommunityId community, MemberId member, string platform, string deliveryId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into deliveries (community_id, platform, delivery_id, member_id, taken_at)
            values (@community, @platform, @deliveryId, @member, @now)
            on conflict (community_id, platform, delivery_id) do nothing
            """;

        // An answer is private: only who got it the first time gets it again.
        const string ReplySql = """
            select reply
            from deliveries
            where community_id = @community and platform = @platform and delivery_id = @deliveryId and member_id = @member
            """;

        var parameters = new { community, platform, deliveryId, member, now };
        if (await session.ExecuteAsync(Sql, parameters, cancellationToken) == 1)
            return null;

        var reply = await session.FindAsync<byte[]>(ReplySql, parameters, cancellationToken);
        return reply is null ? Reply.Nothing : cipher.TryOpen(reply, StoredJson.Default.Reply, PlaceOf(community, platform, deliveryId)) ?? Unreadable;
    }

    /// <summary>In the place of an answer that does not open any more. What came of it stands where everything of a member stands.</summary>
    private static Reply Unreadable { get; } = Reply.Privately(
        "This reached me before, and what I answered then can no longer be read. /mock status shows where things stand. Only you see this.");

    public Task AnswerAsync(CommunityId community, string platform, string deliveryId, Reply reply, CancellationToken cancellationToken)
    {
        const string Sql = """
            update deliveries
            set reply = @content
            where community_id = @community and platform = @platform and delivery_id = @deliveryId
            """;

        var content = cipher.Seal(reply, StoredJson.Default.Reply, PlaceOf(community, platform, deliveryId));
        return session.ExecuteAsync(Sql, new { community, platform, deliveryId, content }, cancellationToken);
    }

    internal static SealedPlace PlaceOf(CommunityId community, string platform, string deliveryId) =>
        SealedPlace.Of("deliveries.reply", $"{community.Value}", platform, deliveryId);
}
