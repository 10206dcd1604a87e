using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Rounds;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Debriefs;

/// <inheritdoc/>
internal sealed class ObservationStore(Session session) : IObservationStore
{
    public Task CountAsync(Round round, string promptKey, int ownWords, int groupWords, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into observations as o (community_id, round_id, prompt_key, observer_id, candidate_id, own_words, group_words, heard)
            values (@CommunityId, @Id, @promptKey, @ObserverId, @CandidateId, greatest(@ownWords, 0), greatest(@groupWords, 0), 0)
            on conflict (community_id, round_id, prompt_key) do update
            set own_words = least(greatest(o.own_words + @ownWords, 0), @Most), group_words = least(greatest(o.group_words + @groupWords, 0), @Most)
            """;

        var parameters = new
        {
            round.CommunityId, round.Id, promptKey, round.ObserverId, round.CandidateId, ownWords, groupWords, Most = Observation.MaxCount,
        };
        return session.WriteAsync(Sql, parameters, cancellationToken);
    }

    public Task TickAsync(Round round, string promptKey, AnswerParts part, bool heard, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into observations as o (community_id, round_id, prompt_key, observer_id, candidate_id, own_words, group_words, heard)
            values (@CommunityId, @Id, @promptKey, @ObserverId, @CandidateId, 0, 0, case when @heard then @bit else 0 end)
            on conflict (community_id, round_id, prompt_key) do update
            set heard = case when @heard then o.heard | @bit else o.heard & ~ @bit end
            """;

        var parameters = new { round.CommunityId, round.Id, promptKey, round.ObserverId, round.CandidateId, heard, bit = (short)part };
        return session.WriteAsync(Sql, parameters, cancellationToken);
    }

    public async Task<IReadOnlyList<Observation>> OfRoundAsync(CommunityId community, RoundId round, CancellationToken cancellationToken)
    {
        const string Sql = """
            select prompt_key, own_words, group_words, heard
            from observations
            where community_id = @community and round_id = @round
            """;

        var rows = await session.ListAsync<Row>(Sql, new { community, round }, cancellationToken);
        return [.. rows.Select(row => new Observation(row.PromptKey, row.OwnWords, row.GroupWords, row.Heard))];
    }

    public async Task<IReadOnlyList<(int OwnWords, int GroupWords)>> OfCandidateAsync(
        CommunityId community, MemberId candidate, int most, CancellationToken cancellationToken)
    {
        const string Sql = """
            select cast(sum(o.own_words) as int) as own_words, cast(sum(o.group_words) as int) as group_words
            from observations o
            join rounds r using (community_id, round_id)
            where o.community_id = @community and o.candidate_id = @candidate and r.stage = @RoundStageRevealed
            group by o.round_id, r.ended_at
            having sum(o.own_words + o.group_words) > 0
            order by r.ended_at desc, o.round_id desc
            limit @most
            """;

        var rows = await session.ListAsync<CountsRow>(Sql, new { community, candidate, most }, cancellationToken);
        rows.Reverse();
        return [.. rows.Select(row => (row.OwnWords, row.GroupWords))];
    }

    private sealed record Row(string PromptKey, int OwnWords, int GroupWords, AnswerParts Heard);

    private sealed record CountsRow(int OwnWords, int GroupWords);
}
