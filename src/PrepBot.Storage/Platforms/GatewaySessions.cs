using PrepBot.Chat.Platforms;
using PrepBot.Storage.Statements;

namespace PrepBot.Storage.Platforms;

/// <inheritdoc/>
internal sealed class GatewaySessions(Database database) : IGatewaySessions
{
    public async Task<StreamLease?> TryOwnAsync(StreamRef stream, string owner, TimeSpan life, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into discord_shards (application_id, shard, shards, owner, expires_at)
            values (@Application, @Shard, @Shards, @owner, clock_timestamp() + @life)
            on conflict (application_id, shard) do update
            set owner = excluded.owner,
                shards = excluded.shards,
                fence = discord_shards.fence + case when discord_shards.owner = excluded.owner then 0 else 1 end,
                expires_at = excluded.expires_at
            where discord_shards.owner = excluded.owner or discord_shards.expires_at <= clock_timestamp()
            returning fence
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var fence = await session.FindAsync<long?>(Sql, new { stream.Application, stream.Shard, stream.Shards, owner, life }, cancellationToken);
        return fence is { } number ? new StreamLease(stream, owner, number) : null;
    }

    public async Task ReleaseAsync(StreamLease lease, CancellationToken cancellationToken)
    {
        const string Sql = """
            update discord_shards
            set expires_at = clock_timestamp()
            where application_id = @Application and shard = @Shard and fence = @Fence and owner = @Owner
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        await session.ExecuteAsync(Sql, new { lease.Stream.Application, lease.Stream.Shard, lease.Fence, lease.Owner }, cancellationToken);
    }

    public async Task<GatewaySession?> FindAsync(StreamLease lease, CancellationToken cancellationToken)
    {
        const string Sql = """
            select session_id, resume_url, sequence
            from discord_shards
            where application_id = @Application and shard = @Shard and session_shards = @Shards and session_id is not null
            """;

        await using var session = await database.OpenAsync(cancellationToken);
        var row = await session.FindAsync<SessionRow>(Sql, lease.Stream, cancellationToken);
        return row is null ? null : new GatewaySession(row.SessionId, row.ResumeUrl, row.Sequence);
    }

    public async Task<bool> KeepAsync(StreamLease lease, GatewaySession? session, CancellationToken cancellationToken)
    {
        const string Sql = """
            update discord_shards
            set session_id = @sessionId, resume_url = @resumeUrl, sequence = @sequence, session_shards = @Shards, kept_at = now()
            where application_id = @Application and shard = @Shard and fence = @Fence and owner = @Owner
            """;

        var parameters = new
        {
            lease.Stream.Application,
            lease.Stream.Shard,
            lease.Stream.Shards,
            lease.Fence,
            lease.Owner,
            sessionId = session?.SessionId,
            resumeUrl = session?.ResumeUrl,
            sequence = session?.Sequence,
        };
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync(Sql, parameters, cancellationToken) == 1;
    }

    private sealed record SessionRow(string SessionId, string ResumeUrl, long Sequence);
}
