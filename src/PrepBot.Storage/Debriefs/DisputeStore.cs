using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Debriefs;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Debriefs;

/// <inheritdoc/>
internal sealed class DisputeStore(Session session) : IDisputeStore
{
    public async Task<bool> OpenAsync(Dispute dispute, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into disputes as d (community_id, dispute_id, round_id, principle, shares_text, state, opened_at)
            values (@CommunityId, @Id, @RoundId, @Principle, @SharesText, @State, @OpenedAt)
            on conflict (community_id, round_id, principle) do update
            set dispute_id = excluded.dispute_id, shares_text = excluded.shares_text, state = excluded.state, opened_at = excluded.opened_at,
                decided_at = null, decided_by = null
            where d.state = @DisputeStateWithdrawn
            """;

        return await session.ExecuteAsync(Sql, dispute, cancellationToken) == 1;
    }

    public async Task<Dispute?> FindAsync(CommunityId community, DisputeId dispute, bool forChange, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, dispute_id, round_id, principle, shares_text, state, opened_at
            from disputes
            where community_id = @community and dispute_id = @dispute
            """;
        const string LockedSql = """
            select community_id, dispute_id, round_id, principle, shares_text, state, opened_at
            from disputes
            where community_id = @community and dispute_id = @dispute
            for update
            """;

        return (await session.FindAsync<Row>(forChange ? LockedSql : Sql, new { community, dispute }, cancellationToken))?.ToDispute();
    }

    public async Task<IReadOnlyList<Dispute>> OfRoundAsync(CommunityId community, RoundId round, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, dispute_id, round_id, principle, shares_text, state, opened_at
            from disputes
            where community_id = @community and round_id = @round
            """;

        var rows = await session.ListAsync<Row>(Sql, new { community, round }, cancellationToken);
        return [.. rows.Select(row => row.ToDispute())];
    }

    public async Task<IReadOnlyList<Dispute>> OfCandidateAsync(CommunityId community, MemberId candidate, CancellationToken cancellationToken)
    {
        const string Sql = """
            select d.community_id, d.dispute_id, d.round_id, d.principle, d.shares_text, d.state, d.opened_at
            from rounds r
            join disputes d using (community_id, round_id)
            where r.community_id = @community and r.candidate_id = @candidate
            """;

        var rows = await session.ListAsync<Row>(Sql, new { community, candidate }, cancellationToken);
        return [.. rows.Select(row => row.ToDispute())];
    }

    public async Task<IReadOnlyList<Dispute>> OpenOnesAsync(CommunityId community, CancellationToken cancellationToken)
    {
        const string Sql = """
            select community_id, dispute_id, round_id, principle, shares_text, state, opened_at
            from disputes
            where community_id = @community and state = @DisputeStateOpen
            order by opened_at, dispute_id
            """;

        var rows = await session.ListAsync<Row>(Sql, new { community }, cancellationToken);
        return [.. rows.Select(row => row.ToDispute())];
    }

    public Task SetStateAsync(Dispute dispute, MemberId by, CancellationToken cancellationToken)
    {
        const string Sql = """
            update disputes
            set state = @State, decided_at = @now, decided_by = @by
            where community_id = @CommunityId and dispute_id = @Id
            """;

        return session.WriteAsync(Sql, new { dispute.CommunityId, dispute.Id, dispute.State, by, now = session.Now }, cancellationToken);
    }

    private sealed record Row(
        CommunityId CommunityId, DisputeId DisputeId, RoundId RoundId, PrincipleId Principle, bool SharesText, DisputeState State,
        DateTimeOffset OpenedAt)
    {
        public Dispute ToDispute() => new(CommunityId, DisputeId, RoundId, Principle, SharesText, State, OpenedAt);
    }
}
