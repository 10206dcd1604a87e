using PrepBot.Application.Ports;
using PrepBot.Domain.Communities;
using PrepBot.Persistence.Encryption;
using PrepBot.Persistence.Stored;

namespace PrepBot.Persistence.Outbox;

/// <inheritdoc/>
internal sealed class OutboxStore(Session session, ContentCipher cipher) : IOutbox
{
    public Task AddAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        // One that nobody has claimed yet takes the newer content and keeps its place.
        const string Sql = """
            insert into outbox as o (community_id, lane, content, rule, coalesce_key, created_at, expires_at)
            values (@CommunityId, @Lane, @content, @Rule, @CoalesceKey, @CreatedAt, @ExpiresAt)
            on conflict (community_id, coalesce_key) where state = 1 and attempts = 0 do update
            set lane = excluded.lane, content = excluded.content, rule = excluded.rule, expires_at = greatest(o.expires_at, excluded.expires_at)
            """;

        var parameters = new
        {
            item.CommunityId,
            item.Lane,
            content = cipher.Seal(item.Content, StoredJson.Default.OutboxContent, PlaceOf(item.CommunityId, item.Lane)),
            item.Rule,
            item.CoalesceKey,
            item.CreatedAt,
            item.ExpiresAt,
        };
        return session.ExecuteAsync(Sql, parameters, cancellationToken);
    }

    /// <summary>Bound to the lane: what is meant for one round or member cannot be put before another.</summary>
    internal static SealedPlace PlaceOf(CommunityId community, Guid lane) => SealedPlace.Of("outbox.content", $"{community.Value}", $"{lane}");
}
