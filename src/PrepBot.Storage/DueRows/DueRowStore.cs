using PrepBot.Chat.Work;
using PrepBot.Storage.Loops;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.DueRows;

/// <inheritdoc/>
internal sealed class DueRowStore(Session session) : IDueRows
{
    /// <summary>Later than this the loop finds it by itself.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public Task SetAsync(CommunityId community, string kind, Guid subject, DateTimeOffset at, CancellationToken cancellationToken)
    {
        WakeFor(at);
        session.Grow<LoopWork>(work => work.SetDue(community, kind, subject, at));
        return Task.CompletedTask;
    }

    public Task SetIfNoneAsync(CommunityId community, string kind, Guid subject, DateTimeOffset at, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into due_rows (community_id, kind, subject, due_at)
            values (@community, @kind, @subject, @at)
            on conflict (community_id, kind, subject) do nothing
            """;

        WakeFor(at);
        return session.WriteAsync(Sql, new { community, kind, subject, at }, cancellationToken);
    }

    public Task ClearAsync(CommunityId community, string kind, Guid subject, CancellationToken cancellationToken)
    {
        session.Grow<LoopWork>(work => work.SetDue(community, kind, subject, at: null));
        return Task.CompletedTask;
    }

    public Task FinishAsync(DueRow row, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from due_rows
            where community_id = @CommunityId and kind = @Kind and subject = @Subject and token = @Token
            """;

        return session.WriteAsync(Sql, new { row.CommunityId, row.Kind, row.Subject, row.Token }, cancellationToken);
    }

    private void WakeFor(DateTimeOffset at)
    {
        if (at <= session.Now + Soon)
            session.Wake(Wakes.DueRows);
    }
}
