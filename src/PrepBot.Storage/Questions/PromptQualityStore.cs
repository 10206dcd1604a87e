using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Questions;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Questions;

/// <inheritdoc cref="IPromptQualityStore"/>
/// <param name="valueSet">The value set that is practised.</param>
internal sealed class PromptQualityStore(Session session, ValueSetId valueSet) : IPromptQualityStore
{
    public async Task<IReadOnlyList<PromptQuality>> OfAsync(CommunityId community, PrincipleId? principle, CancellationToken cancellationToken)
    {
        // An asker counts with their latest time only, and not at all for what was before somebody looked at the prompt and kept it.
        const string Sql = """
            with asks as materialized (
                select a.prompt_key, a.at, a.asked, a.replaced, a.answer_seconds, a.verdict, r.interviewer_id, r.candidate_id
                from prompt_asks a
                join rounds r using (community_id, round_id)
                where a.community_id = @community
            ),
            latest as (
                select distinct on (a.prompt_key, a.interviewer_id) a.prompt_key, a.at, coalesce(a.replaced = @ReplaceReasonUnclear, false) as unclear
                from asks a
                left join prompt_use u on u.community_id = @community and u.prompt_key = a.prompt_key
                where a.at > coalesce(u.reviewed_at, '-infinity')
                order by a.prompt_key, a.interviewer_id, a.at desc
            ),
            askers as (
                select prompt_key, (count(*) filter (where unclear))::int as unclear, count(*)::int as askers
                from (select prompt_key, unclear, row_number() over (partition by prompt_key order by at desc) as place from latest) l
                where place <= @lastAskers
                group by prompt_key
            ),
            figures as (
                select
                    prompt_key,
                    (count(*) filter (where asked))::int as asked,
                    (count(*) filter (where replaced = @ReplaceReasonHeardBefore))::int as heard,
                    (count(*) filter (where replaced = @ReplaceReasonUnclear))::int as unclear,
                    (count(*) filter (where replaced = @ReplaceReasonNotFitting))::int as unfitting,
                    count(answer_seconds)::int as answers,
                    percentile_cont(0.5) within group (order by answer_seconds) as middle,
                    (count(distinct candidate_id) filter (where verdict is not null))::int as candidates,
                    (count(*) filter (where verdict = @VerdictStrong))::int as strong,
                    (count(*) filter (where verdict = @VerdictSolid))::int as solid,
                    (count(*) filter (where verdict = @VerdictMildConcern))::int as mild,
                    (count(*) filter (where verdict = @VerdictConcern))::int as concern
                from asks
                group by prompt_key
            )
            select
                f.prompt_key as promptkey, p.principle_id as principleid, p.text,
                (p.retired_at is not null or u.put_aside_at is not null) as isout,
                f.asked, f.heard, f.unclear, f.unfitting, f.answers, f.middle, f.candidates, f.strong, f.solid, f.mild, f.concern,
                coalesce(k.unclear, 0) as uncleartoaskers, coalesce(k.askers, 0) as askers
            from figures f
            join prompts p on p.community_id = any(@owners) and p.prompt_key = f.prompt_key
            left join prompt_use u on u.community_id = @community and u.prompt_key = f.prompt_key
            left join askers k on k.prompt_key = f.prompt_key
            where p.value_set_id = @set and (@principle is null or p.principle_id = @principle)
            order by (coalesce(k.unclear, 0) >= @unclearFrom) desc, f.heard + f.unclear + f.unfitting desc, f.asked desc, f.prompt_key
            limit @most
            """;

        var parameters = new
        {
            community,
            principle = principle?.Key,
            owners = new[] { PromptStore.BuiltIn, community.Value },
            set = valueSet.Key,
            lastAskers = PromptQuality.LastAskers,
            unclearFrom = PromptQuality.UnclearFrom,
            most = IPromptQualityStore.MaxRows,
        };
        return [.. (await session.ListAsync<Row>(Sql, parameters, cancellationToken)).Select(row => row.ToQuality())];
    }

    public Task KeepAsync(CommunityId community, PromptId prompt, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into prompt_use (community_id, prompt_key, reviewed_at)
            values (@community, @key, @now)
            on conflict (community_id, prompt_key) do update
            set reviewed_at = excluded.reviewed_at
            """;

        return session.WriteAsync(Sql, new { community, key = prompt.Key, now = session.Now }, cancellationToken);
    }

    private sealed record Row
    {
        public string PromptKey { get; init; } = "";

        public string PrincipleId { get; init; } = "";

        public string Text { get; init; } = "";

        public bool IsOut { get; init; }

        public int Asked { get; init; }

        public int Heard { get; init; }

        public int Unclear { get; init; }

        public int Unfitting { get; init; }

        public int Answers { get; init; }

        public double? Middle { get; init; }

        public int Candidates { get; init; }

        public int Strong { get; init; }

        public int Solid { get; init; }

        public int Mild { get; init; }

        public int Concern { get; init; }

        public int UnclearToAskers { get; init; }

        public int Askers { get; init; }

        public PromptQuality ToQuality() => new()
        {
            Id = new(PromptKey),
            Principle = new(PrincipleId),
            Text = Text,
            IsOut = IsOut,
            Asked = Asked,
            ReplacedHeard = Heard,
            ReplacedUnclear = Unclear,
            ReplacedUnfitting = Unfitting,
            Answers = Answers,
            MiddleAnswer = Middle is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Candidates = Candidates,
            Verdicts = new(Strong, Solid, Mild, Concern),
            UnclearToAskers = UnclearToAskers,
            Askers = Askers,
        };
    }
}
