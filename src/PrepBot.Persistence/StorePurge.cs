using PrepBot.Application.Ports;
using PrepBot.Domain.Coverage;

namespace PrepBot.Persistence;

/// <inheritdoc/>
internal sealed class StorePurge(Database database) : IStorePurge
{
    /// <summary>So many rows go at once: a statement stays far below its time, and locks are short.</summary>
    private const int Batch = 2000;

    private static readonly TimeSpan Deliveries = TimeSpan.FromHours(72);
    private static readonly TimeSpan Drafts = TimeSpan.FromDays(7);
    private static readonly TimeSpan SentItems = TimeSpan.FromHours(24);
    private static readonly TimeSpan FailedItems = TimeSpan.FromDays(30);
    private static readonly TimeSpan Invitations = TimeSpan.FromDays(30);
    private static readonly TimeSpan WaitingEntries = TimeSpan.FromDays(7);
    private static readonly TimeSpan LocalMessages = TimeSpan.FromDays(90);
    private static readonly TimeSpan LocalFiles = TimeSpan.FromDays(7);
    private static readonly TimeSpan DecidedSuggestions = TimeSpan.FromDays(30);
    private static readonly TimeSpan Suggestions = TimeSpan.FromDays(365);
    private static readonly TimeSpan PromptAsks = TimeSpan.FromDays(730);
    private static readonly TimeSpan PraiseNotes = TimeSpan.FromDays(365);
    private static readonly TimeSpan DiscordShards = TimeSpan.FromDays(30);

    public async Task<int> PurgeAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string DeliveriesSql = """
            delete from deliveries
            where ctid = any(array(select ctid from deliveries where taken_at < @before limit @Batch))
            """;
        const string DraftsSql = """
            delete from form_drafts
            where ctid = any(array(select ctid from form_drafts where changed_at < @before limit @Batch))
            """;
        const string SentSql = """
            delete from outbox
            where ctid = any(array(select ctid from outbox where state <> 1 and state = 2 and closed_at < @before limit @Batch))
            """;
        const string FailedSql = """
            delete from outbox
            where ctid = any(array(select ctid from outbox where state <> 1 and closed_at < @before limit @Batch))
            """;
        const string HeldSql = """
            update outbox
            set state = 3, content = null, closed_at = expires_at
            where ctid = any(array(select ctid from outbox where state = 4 and expires_at < @before limit @Batch))
            """;
        const string InvitationsSql = """
            delete from invitations
            where ctid = any(array(select ctid from invitations where expires_at < @before limit @Batch))
            """;

        // They are taken out when they expire; this is for those whose turn never came.
        const string WaitingSql = """
            delete from waiting_entries
            where ctid = any(array(select ctid from waiting_entries where expires_at < @before limit @Batch))
            """;
        const string MessagesSql = """
            delete from local_messages
            where ctid = any(array(select ctid from local_messages where posted_at < @before limit @Batch))
            """;
        const string FilesSql = """
            delete from local_files
            where ctid = any(array(select ctid from local_files where kept_at < @before limit @Batch))
            """;
        const string DecidedSql = """
            delete from prompt_suggestions
            where ctid = any(array(select ctid from prompt_suggestions where suggested_at < @before and decided_at < @before limit @Batch))
            """;
        const string SuggestionsSql = """
            delete from prompt_suggestions
            where ctid = any(array(select ctid from prompt_suggestions where suggested_at < @before limit @Batch))
            """;
        const string AsksSql = """
            delete from prompt_asks
            where ctid = any(array(select ctid from prompt_asks where at < @before limit @Batch))
            """;

        const string ClaimsSql = """
            delete from claims
            where ctid = any(array(select ctid from claims where claimed_at < @before limit @Batch))
            """;

        const string PraiseSql = """
            delete from praise_notes
            where ctid = any(array(select ctid from praise_notes where month < @before limit @Batch))
            """;

        // Of a bot that is no longer run, or that needs fewer connections now.
        const string ShardsSql = """
            delete from discord_shards
            where ctid = any(array(select ctid from discord_shards where expires_at < @before limit @Batch))
            """;

        // Rows without anybody behind them, which kept the others' records together until those went.
        const string FormerSql = """
            delete from members
            where ctid = any(array(
                select m.ctid
                from members m
                where m.forgotten_at < @before
                    and not exists (select from rounds r where r.community_id = m.community_id and r.interviewer_id = m.member_id)
                    and not exists (select from rounds r where r.community_id = m.community_id and r.candidate_id = m.member_id)
                    and not exists (select from rounds r where r.community_id = m.community_id and r.observer_id = m.member_id)
                    and not exists (select from deliveries d where d.community_id = m.community_id and d.member_id = m.member_id)
                    and not exists (select from invitations i where i.community_id = m.community_id and m.member_id in (i.from_id, i.to_id))
                    and not exists (select from prompt_suggestions s where s.community_id = m.community_id and m.member_id in (s.author_id, s.decided_by))
                    and not exists (select from credits c where c.community_id = m.community_id and m.member_id in (c.candidate_id, c.interviewer_id))
                    and not exists (select from observations o where o.community_id = m.community_id and m.member_id in (o.observer_id, o.candidate_id))
                    and not exists (select from service_marks s where s.community_id = m.community_id and m.member_id in (s.candidate_id, s.interviewer_id))
                    and not exists (select from erasures e where e.community_id = m.community_id and e.member_id = m.member_id)
                limit @Batch))
            """;

        return await RemoveAsync(FormerSql, now - Deliveries, cancellationToken)
            + await RemoveAsync(DeliveriesSql, now - Deliveries, cancellationToken)
            + await RemoveAsync(DraftsSql, now - Drafts, cancellationToken)
            + await RemoveAsync(SentSql, now - SentItems, cancellationToken)
            + await RemoveAsync(FailedSql, now - FailedItems, cancellationToken)
            + await RemoveAsync(HeldSql, now, cancellationToken)
            + await RemoveAsync(InvitationsSql, now - Invitations, cancellationToken)
            + await RemoveAsync(WaitingSql, now - WaitingEntries, cancellationToken)
            + await RemoveAsync(MessagesSql, now - LocalMessages, cancellationToken)
            + await RemoveAsync(ClaimsSql, now - Claim.Life, cancellationToken)
            + await RemoveAsync(PraiseSql, now - PraiseNotes, cancellationToken)
            + await RemoveAsync(ShardsSql, now - DiscordShards, cancellationToken)
            + await RemoveAsync(FilesSql, now - LocalFiles, cancellationToken)
            + await RemoveAsync(DecidedSql, now - DecidedSuggestions, cancellationToken)
            + await RemoveAsync(SuggestionsSql, now - Suggestions, cancellationToken)
            + await RemoveAsync(AsksSql, now - PromptAsks, cancellationToken);
    }

    private async Task<int> RemoveAsync(string sql, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var session = await database.OpenAsync(cancellationToken);
        for (var all = 0; ;)
        {
            var gone = await session.ExecuteAsync(sql, new { before, Batch }, cancellationToken);
            all += gone;
            if (gone < Batch)
                return all;
        }
    }
}
