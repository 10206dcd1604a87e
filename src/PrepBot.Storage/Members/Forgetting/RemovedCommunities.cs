using PrepBot.Practice.Leaving;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Members.Forgetting;

/// <inheritdoc/>
internal sealed class RemovedCommunities(Session session) : IRemovedCommunities
{
    /// <summary>In the order in which they may go: first what refers to others. A test holds it against the tables there are.</summary>
    internal static IReadOnlyList<string> Erasing { get; } =
    [
        "delete from open_seats where ctid = any(array(select ctid from open_seats where community_id = @community limit @most))",
        "delete from no_shows where ctid = any(array(select ctid from no_shows where community_id = @community limit @most))",
        "delete from notes where ctid = any(array(select ctid from notes where community_id = @community limit @most))",
        "delete from debriefs where ctid = any(array(select ctid from debriefs where community_id = @community limit @most))",
        "delete from disputes where ctid = any(array(select ctid from disputes where community_id = @community limit @most))",
        "delete from observations where ctid = any(array(select ctid from observations where community_id = @community limit @most))",
        "delete from credits where ctid = any(array(select ctid from credits where community_id = @community limit @most))",
        "delete from service_marks where ctid = any(array(select ctid from service_marks where community_id = @community limit @most))",
        "delete from prompt_asks where ctid = any(array(select ctid from prompt_asks where community_id = @community limit @most))",
        "delete from form_drafts where ctid = any(array(select ctid from form_drafts where community_id = @community limit @most))",
        "delete from deliveries where ctid = any(array(select ctid from deliveries where community_id = @community limit @most))",
        "delete from invitations where ctid = any(array(select ctid from invitations where community_id = @community limit @most))",
        "delete from waiting_entries where ctid = any(array(select ctid from waiting_entries where community_id = @community limit @most))",
        "delete from rings where ctid = any(array(select ctid from rings where community_id = @community limit @most))",
        "delete from ring_wishes where ctid = any(array(select ctid from ring_wishes where community_id = @community limit @most))",
        "delete from ring_hours where ctid = any(array(select ctid from ring_hours where community_id = @community limit @most))",
        "delete from claims where ctid = any(array(select ctid from claims where community_id = @community limit @most))",
        "delete from praise_notes where ctid = any(array(select ctid from praise_notes where community_id = @community limit @most))",
        "delete from do_not_pair where ctid = any(array(select ctid from do_not_pair where community_id = @community limit @most))",
        "delete from prompt_exposures where ctid = any(array(select ctid from prompt_exposures where community_id = @community limit @most))",
        "delete from trainings where ctid = any(array(select ctid from trainings where community_id = @community limit @most))",
        "delete from prompt_suggestions where ctid = any(array(select ctid from prompt_suggestions where community_id = @community limit @most))",
        "delete from leaderboard_posts where ctid = any(array(select ctid from leaderboard_posts where community_id = @community limit @most))",
        "delete from posted_cards where ctid = any(array(select ctid from posted_cards where community_id = @community limit @most))",
        "delete from prompt_use where ctid = any(array(select ctid from prompt_use where community_id = @community limit @most))",
        "delete from outbox where ctid = any(array(select ctid from outbox where community_id = @community limit @most))",
        "delete from erasures where ctid = any(array(select ctid from erasures where community_id = @community limit @most))",

        "delete from round_talks where ctid = any(array(select ctid from round_talks where community_id = @community limit @most))",
        "delete from voice_channels where ctid = any(array(select ctid from voice_channels where community_id = @community limit @most))",

        // A round that follows another is the younger of the two.
        "delete from rounds where ctid = any(array(select ctid from rounds where community_id = @community order by created_at desc, round_id desc limit @most))",
        "delete from members where ctid = any(array(select ctid from members where community_id = @community limit @most))",
        "delete from channels where ctid = any(array(select ctid from channels where community_id = @community limit @most))",
        "delete from prompts where ctid = any(array(select ctid from prompts where community_id = @community limit @most))",
    ];

    public async Task<bool> NoteAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            update communities
            set removed_at = now()
            where community_id = @community and removed_at is null
            """;

        return await session.ExecuteAsync(Sql, new { community }, cancellationToken) == 1;
    }

    public Task<CommunityId?> TakeBackAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        const string Sql = """
            update communities
            set removed_at = null
            where platform = @platform and external_id = @ExternalId and removed_at is not null
            returning community_id
            """;

        return session.FindAsync<CommunityId?>(Sql, new { platform = community.Platform.Name, community.ExternalId }, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> PresentAsync(PlatformName platform, CancellationToken cancellationToken)
    {
        const string Sql = """
            select external_id
            from communities
            where platform = @platform and removed_at is null
            """;

        return [.. await session.ListAsync<string>(Sql, new { platform = platform.Name }, cancellationToken)];
    }

    public Task<TimeSpan?> AwayForAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select now() - removed_at
            from communities
            where community_id = @community
            for update
            """;

        return session.FindAsync<TimeSpan?>(Sql, new { community }, cancellationToken);
    }

    public async Task<bool> EraseAsync(CommunityId community, int most, CancellationToken cancellationToken)
    {
        // What is due goes last: the job that does this is one of them, and is needed until then.
        const string LastSql = """
            delete from due_rows
            where community_id = @community
            """;
        const string VaultSql = """
            delete from platform_vault v
            using communities c
            where c.community_id = @community and v.platform = c.platform and v.community = c.external_id
            """;
        const string CommunitySql = """
            delete from communities
            where community_id = @community
            """;

        var left = most;
        foreach (var sql in Erasing)
        {
            left -= await session.ExecuteAsync(sql, new { community, most = left }, cancellationToken);
            if (left <= 0)
                return false;
        }

        foreach (var sql in new[] { LastSql, VaultSql, CommunitySql })
            await session.WriteAsync(sql, new { community }, cancellationToken);

        return true;
    }
}
