using PrepBot.Chat.Outbox;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Communities;

/// <inheritdoc/>
internal sealed class RefusedTargetStore(Session session) : IRefusedTargetStore
{
    public async Task<RefusedTarget?> FindAsync(TargetKey target, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, subject, use, refusal, rights, since, tries, next_try_at, told_id
            from refused_places
            where community_id = @CommunityId and subject = @Subject and use = @Use
            """;

        return (await session.FindAsync<Row>(Sql, target, cancellationToken))?.ToRefused();
    }

    public Task<bool> IsRoomOfOpenRoundLostAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql = """
            select exists (
                select
                from open_seats s
                join refused_places p on p.community_id = s.community_id and p.subject = s.round_id and p.use = @TargetUseRoom
                where s.community_id = @community and s.member_id = @member)
            """;

        return session.SingleAsync<bool>(Sql, new { community, member }, cancellationToken);
    }

    public async Task<IReadOnlyList<RefusedTarget>> CurrentAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select p.community_id, p.subject, p.use, p.refusal, p.rights, p.since, p.tries, p.next_try_at, p.told_id
            from refused_places p
            left join rounds r on r.community_id = p.community_id and r.round_id = p.subject
            where p.community_id = @community and (p.use <> @TargetUseRoom or r.stage in (@RoundStageGathering, @RoundStageRunning))
            order by p.since, p.subject, p.use
            limit 100
            """;

        return [.. (await session.ListAsync<Row>(Sql, new { community }, cancellationToken)).Select(row => row.ToRefused())];
    }

    public async Task<IReadOnlyList<RefusedRoom>> EverywhereAsync(int most, CancellationToken cancellationToken)
    {
        const string Sql = """
            select p.community_id, p.subject, p.use, p.refusal, p.rights, p.since, p.tries, p.next_try_at, p.told_id,
                c.platform, c.external_id, coalesce(h.external_id, r.room) as room
            from refused_places p
            join communities c using (community_id)
            left join channels h on h.community_id = p.community_id and h.channel_id = p.subject
            left join rounds r on r.community_id = p.community_id and r.round_id = p.subject
            where p.use <> @TargetUseRoom or r.stage in (@RoundStageGathering, @RoundStageRunning)
            order by p.since, p.subject, p.use
            limit @most
            """;

        var rows = await session.ListAsync<NamedRow>(Sql, new { most }, cancellationToken);
        return
        [
            .. rows.Select(row => new RefusedRoom(
                new CommunityRef(new PlatformName(row.Platform), row.ExternalId),
                row.Room is null ? null : new RoomRef(new PlatformName(row.Platform), row.Room),
                row.ToRefused())),
        ];
    }

    public async Task<RefusedTarget> NoteAsync(RefusedTarget refused, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into refused_places as p (community_id, subject, use, refusal, rights, since, tries, next_try_at)
            values (@CommunityId, @Subject, @Use, @Refusal, @rights, @Since, @Tries, @NextTryAt)
            on conflict (community_id, subject, use) do update
            set refusal = excluded.refusal, rights = excluded.rights, tries = excluded.tries, next_try_at = excluded.next_try_at
            returning community_id, subject, use, refusal, rights, since, tries, next_try_at, told_id
            """;

        var (community, subject, use) = refused.Target;
        var parameters = new
        {
            CommunityId = community, Subject = subject, Use = use, refused.Refusal, rights = refused.Rights.ToArray(), refused.Since, refused.Tries, refused.NextTryAt,
        };
        return (await session.SingleAsync<Row>(Sql, parameters, cancellationToken)).ToRefused();
    }

    public Task NoteToldAsync(TargetKey target, MemberId organiser, CancellationToken cancellationToken)
    {
        const string Sql = """
            update refused_places
            set told_id = @organiser
            where community_id = @CommunityId and subject = @Subject and use = @Use
            """;

        return session.WriteAsync(Sql, new { target.CommunityId, target.Subject, target.Use, organiser }, cancellationToken);
    }

    public Task TryAgainAtAsync(TargetKey target, DateTimeOffset at, CancellationToken cancellationToken)
    {
        const string Sql = """
            update refused_places
            set next_try_at = @at
            where community_id = @CommunityId and subject = @Subject and use = @Use
            """;

        return session.WriteAsync(Sql, new { target.CommunityId, target.Subject, target.Use, at }, cancellationToken);
    }

    public async Task<bool> ClearAsync(TargetKey target, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from refused_places
            where community_id = @CommunityId and subject = @Subject and use = @Use
            """;

        return await session.ExecuteAsync(Sql, target, cancellationToken) == 1;
    }

    public async Task<KnownTarget?> LocateAsync(CommunityRef community, RoomRef room, CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.community_id, h.channel_id, r.round_id
            from communities c
            left join channels h on h.community_id = c.community_id and h.external_id = @room
            left join lateral (
                select round_id
                from rounds
                where community_id = c.community_id and room = @room and stage in (@RoundStageGathering, @RoundStageRunning)
                order by created_at desc
                limit 1) r on true
            where c.platform = @platform and c.external_id = @externalId and (h.channel_id is not null or r.round_id is not null)
            """;

        var parameters = new { platform = community.Platform.Name, externalId = community.ExternalId, room = room.ExternalId };
        var row = await session.FindAsync<TargetRow>(Sql, parameters, cancellationToken);
        return row is null ? null : new KnownTarget(row.CommunityId, row.ChannelId, row.RoundId);
    }

    public async Task<IReadOnlyList<RoundId>> OpenRoundsAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken)
    {
        const string Sql = """
            select distinct r.round_id
            from open_seats s
            join rounds r using (community_id, round_id)
            where s.community_id = @community and r.channel_id = @channel
            order by r.round_id
            """;

        return await session.ListAsync<RoundId>(Sql, new { community, channel }, cancellationToken);
    }

    private class Row
    {
        public CommunityId CommunityId { get; init; }

        public Guid Subject { get; init; }

        public TargetUse Use { get; init; }

        public PlatformRefusal Refusal { get; init; }

        public required string[] Rights { get; init; }

        public DateTimeOffset Since { get; init; }

        public int Tries { get; init; }

        public DateTimeOffset? NextTryAt { get; init; }

        public MemberId? ToldId { get; init; }

        public RefusedTarget ToRefused() => new(new TargetKey(CommunityId, Subject, Use), Refusal, Rights, Since, Tries, NextTryAt, ToldId);
    }

    private sealed class NamedRow : Row
    {
        public required string Platform { get; init; }

        public required string ExternalId { get; init; }

        public string? Room { get; init; }
    }

    private sealed class TargetRow
    {
        public CommunityId CommunityId { get; init; }

        public ChannelId? ChannelId { get; init; }

        public RoundId? RoundId { get; init; }
    }
}
