using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Coverage.Boards;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Coverage;

/// <inheritdoc/>
internal sealed class BoardStore(Session session) : IBoardStore
{
    public async Task<bool> AddAsync(BoardPost post, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into leaderboard_posts (community_id, post_id, channel_id, week, posted_at, late)
            values (@CommunityId, @Id, @ChannelId, @Week, @PostedAt, @IsLate)
            on conflict (community_id, channel_id, week) do nothing
            """;

        return await session.ExecuteAsync(Sql, post, cancellationToken) == 1;
    }

    public async Task<BoardPost?> FindAsync(CommunityId community, BoardPostId post, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, post_id, channel_id, week, posted_at, late
            from leaderboard_posts
            where community_id = @community and post_id = @post
            """;

        return (await session.FindAsync<PostRow>(Sql, new { community, post }, cancellationToken))?.ToPost();
    }

    public Task<IsoWeekNumber?> LastWeekAsync(CommunityId community, ChannelId channel, CancellationToken cancellationToken)
    {
        const string Sql = """
            select week
            from leaderboard_posts
            where community_id = @community and channel_id = @channel
            order by week desc
            limit 1
            """;

        return session.FindAsync<IsoWeekNumber?>(Sql, new { community, channel }, cancellationToken);
    }

    public async Task<IReadOnlyList<BoardPost>> YoungestAsync(CommunityId community, DateTimeOffset since, CancellationToken cancellationToken)
    {
        const string Sql = """
            select distinct on (channel_id) community_id, post_id, channel_id, week, posted_at, late
            from leaderboard_posts
            where community_id = @community and posted_at >= @since
            order by channel_id, week desc
            """;

        var rows = await session.ListAsync<PostRow>(Sql, new { community, since }, cancellationToken);
        return [.. rows.Select(row => row.ToPost())];
    }

    public async Task<bool> ClaimAsync(Claim claim, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into claims (community_id, member_id, principle, claimed_at)
            values (@CommunityId, @MemberId, @Principle, @ClaimedAt)
            on conflict (community_id, member_id, principle) do update
            set claimed_at = excluded.claimed_at
            returning xmax = 0
            """;

        return await session.SingleAsync<bool>(Sql, claim, cancellationToken);
    }

    public async Task<bool> EndClaimsAsync(
        CommunityId community, MemberId member, IReadOnlyCollection<PrincipleId> principles, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from claims
            where community_id = @community and member_id = @member and principle = any(@keys)
            """;

        var keys = principles.Select(principle => principle.Key).ToArray();
        return await session.ExecuteAsync(Sql, new { community, member, keys }, cancellationToken) > 0;
    }

    public async Task<IReadOnlyList<ShownClaim>> ClaimsAsync(CommunityId community, DateTimeOffset since, CancellationToken cancellationToken)
    {
        const string Sql = """
            select c.principle, c.member_id, m.display_name
            from claims c
            join members m using (community_id, member_id)
            where c.community_id = @community and c.claimed_at >= @since and m.on_leaderboard and m.left_at is null
            order by c.claimed_at, c.member_id, c.principle
            """;

        var rows = await session.ListAsync<ClaimRow>(Sql, new { community, since }, cancellationToken);
        return [.. rows.Select(row => new ShownClaim(row.Principle, row.MemberId, row.DisplayName))];
    }

    private sealed record PostRow(
        CommunityId CommunityId, BoardPostId PostId, ChannelId ChannelId, IsoWeekNumber Week, DateTimeOffset PostedAt, bool Late)
    {
        public BoardPost ToPost() => new(CommunityId, PostId, ChannelId, Week, PostedAt, Late);
    }

    private sealed record ClaimRow(PrincipleId Principle, MemberId MemberId, string DisplayName);
}
