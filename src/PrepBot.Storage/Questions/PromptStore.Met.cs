using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Questions;

/// <summary>What members have met outside of rounds, and what they were asked in them.</summary>
internal sealed partial class PromptStore
{
    /// <inheritdoc/>
    public Task RecordPractisedAsync(CommunityId community, MemberId member, string promptKey, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            insert into prompt_exposures as e (community_id, member_id, prompt_key, heard_as, times, last_at)
            values (@community, @member, @promptKey, @HeardAsAlone, 1, @now)
            on conflict (community_id, member_id, prompt_key) do update
            set times = e.times + 1, last_at = excluded.last_at
            """;
        return session.WriteAsync(
            Sql, new { community = community.Value, member = member.Value, promptKey, now = session.Now }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RecordHeardAnsweredAsync(CommunityId community, MemberId member, string promptKey, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            insert into prompt_exposures as e (community_id, member_id, prompt_key, heard_as, times, last_at)
            values (@community, @member, @promptKey, @HeardAsInterviewer, 1, @now)
            on conflict (community_id, member_id, prompt_key) do update
            set heard_as = @HeardAsInterviewer, times = e.times + 1, last_at = excluded.last_at
            where e.heard_as <> @HeardAsCandidate
            """;
        return session.WriteAsync(
            Sql, new { community = community.Value, member = member.Value, promptKey, now = session.Now }, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<PrincipleId, TimesPractised>> PractisedAloneAsync(CommunityId community, MemberId member, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            select p.principle_id as principleid, count(*)::int as answered, max(e.last_at) as lastat
            from prompt_exposures e
            join prompts p on p.community_id = any(@owners) and p.prompt_key = e.prompt_key
            where e.community_id = @community and e.member_id = @member and e.heard_as = @HeardAsAlone
            group by p.principle_id
            """;
        var rows = await session.ListAsync<AloneRow>(Sql, new { community = community.Value, member = member.Value, owners = Owners(community) }, cancellationToken);
        return rows.ToDictionary(r => new PrincipleId(r.PrincipleId), r => new TimesPractised(r.Answered, new DateTimeOffset(r.LastAt, TimeSpan.Zero)));
    }

    /// <inheritdoc/>
    public async Task<bool> WasAskedAsync(CommunityId community, MemberId member, PrincipleId principle, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            select count(*)
            from prompt_exposures e
            join prompts p on p.community_id = any(@owners) and p.prompt_key = e.prompt_key
            where e.community_id = @community and e.member_id = @member and e.heard_as = @HeardAsCandidate and p.principle_id = @principle
            """;
        var parameters = new { community = community.Value, member = member.Value, owners = Owners(community), principle = principle.Key };
        return await session.FindAsync<long>(Sql, parameters, cancellationToken) > 0;
    }

    private sealed record AloneRow(string PrincipleId, int Answered, DateTime LastAt);
}
