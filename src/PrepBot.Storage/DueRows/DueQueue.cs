using PrepBot.Chat.Work;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.DueRows;

/// <inheritdoc/>
internal sealed class DueQueue(BackgroundDatabase database) : IDueQueue
{
    public async Task<DueRow?> ClaimAsync(DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        // The job's instant is ours, the lease is the database's: replicas need not agree on the time to keep their hands off each other's rows.
        const string Sql = """
            update due_rows d
            set token = gen_random_uuid(), lease_until = now() + @lease
            from (
                select community_id, kind, subject
                from due_rows
                where due_at <= @now and (lease_until is null or lease_until <= now())
                order by due_at
                limit 1
                for update skip locked) n
            where d.community_id = n.community_id and d.kind = n.kind and d.subject = n.subject
            returning d.community_id, d.kind, d.subject, d.due_at, d.failures, d.token
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var row = await session.FindAsync<Row>(Sql, new { now, lease }, cancellationToken);
        return row is null ? null : new DueRow(row.CommunityId, row.Kind, row.Subject, row.DueAt, row.Failures, row.Token);
    }

    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        const string Sql = """
            select due_at
            from due_rows
            where lease_until is null or lease_until <= now()
            order by due_at
            limit 1
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        return await session.FindAsync<DateTimeOffset?>(Sql, new { }, cancellationToken);
    }

    public async Task PutBackAsync(DueRow row, DateTimeOffset at, CancellationToken cancellationToken)
    {
        const string Sql = """
            update due_rows
            set due_at = @at, failures = failures + 1, token = null, lease_until = null
            where community_id = @CommunityId and kind = @Kind and subject = @Subject and token = @Token
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, new { row.CommunityId, row.Kind, row.Subject, row.Token, at }, cancellationToken);
    }

    private sealed record Row(CommunityId CommunityId, string Kind, Guid Subject, DateTimeOffset DueAt, int Failures, Guid Token);
}
