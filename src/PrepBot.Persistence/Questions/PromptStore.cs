using Microsoft.Extensions.Logging;
using PrepBot.Application.Ports;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;

namespace PrepBot.Persistence.Questions;

/// <inheritdoc cref="IPromptStore"/>
/// <param name="valueSet">The value set that is practised.</param>
/// <param name="logger">Told every draw, so that it can be made again.</param>
internal sealed partial class PromptStore(Session session, ValueSetId valueSet, ILogger<PromptStore> logger) : IPromptStore
{
    // Stands apart from its method so that its plan can be looked at. Only as many rounds are counted as matter to picking; whatever lies
    // further back comes as one more than that.
    internal const string CandidatesSql =
        """
        with interviewers_rounds as materialized (
            select created_at
            from rounds
            where community_id = @community and candidate_id = @interviewer and stage in (2, 3, 4)
            order by created_at desc
            limit @rounds
        )
        select
            p.prompt_key as promptkey,
            p.levels,
            p.tracks,
            u.asked,
            c.heard_as as heardas,
            c.last_at as heardat,
            case when i.heard_as = 1
                then (select count(*) from interviewers_rounds r where r.created_at > i.last_at) + 1
            end as interviewerroundsago
        from prompts p
        left join prompt_use u on u.community_id = @community and u.prompt_key = p.prompt_key
        left join prompt_exposures c on c.community_id = @community and c.member_id = @candidate and c.prompt_key = p.prompt_key
        left join prompt_exposures i on i.community_id = @community and i.member_id = @interviewer and i.prompt_key = p.prompt_key
        where p.community_id = any(@owners)
          and p.value_set_id = @set
          and p.principle_id = @principle
          and p.retired_at is null
          and u.put_aside_at is null
        """;

    /// <summary>The owner of the built-in bank, beside the communities that own prompts of their own.</summary>
    public static readonly Guid BuiltIn = Guid.Empty;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KitPrompt>> DrawAsync(PromptWish wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var candidates = await CandidatesAsync(wish.CommunityId, wish.Principle, wish.CandidateId, wish.InterviewerId, cancellationToken);
        var context = new PickContext { Level = wish.Level, Track = wish.Track, InRound = wish.Not.Select(key => new PromptId(key)).ToHashSet() };
        var picks = PromptPicker.Draw(candidates, context, wish.Seed, wish.Count);

        foreach (var pick in picks)
            LogPicked(pick.Id, wish.CandidateId.Value, candidates.Count, pick.Seed, pick.Among, pick.Repeat);

        var prompts = await PromptsAsync(wish.CommunityId, [.. picks.Select(p => p.Id.Key)], cancellationToken);
        return [.. picks.Select(pick => prompts[pick.Id]).Select(p => new KitPrompt(p.Id.Key, p.Principle, p.Text, p.After, p.Probes))];
    }

    /// <summary>Every prompt that could be asked for a principle, the bank's and the community's own, with what picking looks at.</summary>
    /// <param name="community">The community.</param>
    /// <param name="principle">What is to be asked for.</param>
    /// <param name="candidate">Who will be asked.</param>
    /// <param name="interviewer">Who will ask; null when nobody does.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<PromptCandidate>> CandidatesAsync(
        CommunityId community, PrincipleId principle, MemberId candidate, MemberId? interviewer, CancellationToken cancellationToken)
    {
        var parameters = CandidatesParameters(community, valueSet, principle, candidate, interviewer);
        var rows = await session.ListAsync<CandidateRow>(
            CandidatesSql, parameters, cancellationToken);
        return [.. rows.Select(r => r.ToCandidate())];
    }

    /// <summary>A prompt, retired or not.</summary>
    /// <returns>The prompt, or null when neither the bank nor the community ever had it.</returns>
    public async Task<Prompt?> FindAsync(CommunityId community, PromptId prompt, CancellationToken cancellationToken) =>
        (await PromptsAsync(community, [prompt.Key], cancellationToken)).GetValueOrDefault(prompt);

    /// <inheritdoc/>
    public Task RecordAskedAsync(Round round, string promptKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The interviewer knows the prompt from now on; having been asked it themselves says more, and stays.
        const string Sql =
            """
            with heard as (
                insert into prompt_exposures as e (community_id, member_id, prompt_key, heard_as, times, last_at)
                values (@community, @candidate, @promptKey, 1, 1, @now)
                on conflict (community_id, member_id, prompt_key) do update
                set heard_as = 1, times = e.times + 1, last_at = excluded.last_at
            ),
            knows as (
                insert into prompt_exposures as e (community_id, member_id, prompt_key, heard_as, times, last_at)
                values (@community, @interviewer, @promptKey, 3, 1, @now)
                on conflict (community_id, member_id, prompt_key) do update
                set heard_as = 3, times = e.times + 1, last_at = excluded.last_at
                where e.heard_as <> 1
            ),
            logged as (
                insert into prompt_asks (community_id, prompt_key, round_id, at, asked)
                values (@community, @promptKey, @round, @now, true)
                on conflict (community_id, prompt_key, round_id) do nothing
            )
            insert into prompt_use as u (community_id, prompt_key, asked, last_asked_at)
            values (@community, @promptKey, 1, @now)
            on conflict (community_id, prompt_key) do update
            set asked = u.asked + 1, last_asked_at = excluded.last_asked_at
            """;
        var parameters = new
        {
            community = round.CommunityId.Value,
            candidate = round.CandidateId.Value,
            interviewer = round.InterviewerId.Value,
            round = round.Id.Value,
            promptKey,
            now,
        };
        return session.ExecuteAsync(Sql, parameters, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RecordPractisedAsync(CommunityId community, MemberId member, string promptKey, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            insert into prompt_exposures as e (community_id, member_id, prompt_key, heard_as, times, last_at)
            values (@community, @member, @promptKey, 2, 1, @now)
            on conflict (community_id, member_id, prompt_key) do update
            set times = e.times + 1, last_at = excluded.last_at
            """;
        return session.ExecuteAsync(
            Sql, new { community = community.Value, member = member.Value, promptKey, now }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RecordReplacedAsync(Round round, string promptKey, ReplaceReason reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            with logged as (
                insert into prompt_asks (community_id, prompt_key, round_id, at, asked, replaced)
                values (@community, @promptKey, @round, @now, false, @reason)
                on conflict (community_id, prompt_key, round_id) do update
                set replaced = excluded.replaced
            )
            insert into prompt_use as u (community_id, prompt_key, replaced_heard, replaced_unclear, replaced_unfitting)
            values (@community, @promptKey, @heard, @unclear, @unfitting)
            on conflict (community_id, prompt_key) do update
            set replaced_heard = u.replaced_heard + excluded.replaced_heard,
                replaced_unclear = u.replaced_unclear + excluded.replaced_unclear,
                replaced_unfitting = u.replaced_unfitting + excluded.replaced_unfitting
            """;
        return session.ExecuteAsync(
            Sql,
            new
            {
                community = round.CommunityId.Value,
                round = round.Id.Value,
                promptKey,
                now,
                reason = (short)reason,
                heard = reason is ReplaceReason.HeardBefore ? 1 : 0,
                unclear = reason is ReplaceReason.Unclear ? 1 : 0,
                unfitting = reason is ReplaceReason.NotFitting ? 1 : 0,
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task RecordAnswersAsync(Round round, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            update prompt_asks a
            set answer_seconds = t.seconds
            from unnest(@keys, @seconds) as t(prompt_key, seconds)
            where a.community_id = @community and a.round_id = @round and a.prompt_key = t.prompt_key
            """;
        var stood = round.Kit.Where(prompt => prompt.WasProbed).ToList();
        return stood.Count == 0
            ? Task.CompletedTask
            : session.ExecuteAsync(
                Sql,
                new
                {
                    community = round.CommunityId.Value,
                    round = round.Id.Value,
                    keys = stood.Select(prompt => prompt.PromptKey).ToArray(),
                    seconds = stood.Select(prompt => (int)round.AnswerLength(prompt, round.EndedAt ?? prompt.AskedAt!.Value).TotalSeconds).ToArray(),
                },
                cancellationToken);
    }

    /// <inheritdoc/>
    public Task RecordVerdictsAsync(Round round, Debrief debrief, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            update prompt_asks a
            set verdict = t.verdict
            from unnest(@keys, @verdicts) as t(prompt_key, verdict)
            where a.community_id = @community and a.round_id = @round and a.prompt_key = t.prompt_key
            """;
        var judged = round.Kit.Where(prompt => prompt.WasProbed)
            .Select(prompt => (prompt.PromptKey, Verdict: debrief.For(prompt.Principle)?.Verdict ?? Verdict.NotProbed))
            .Where(prompt => prompt.Verdict is not Verdict.NotProbed)
            .ToList();
        return judged.Count == 0
            ? Task.CompletedTask
            : session.ExecuteAsync(
                Sql,
                new
                {
                    community = round.CommunityId.Value,
                    round = round.Id.Value,
                    keys = judged.Select(prompt => prompt.PromptKey).ToArray(),
                    verdicts = judged.Select(prompt => (short)prompt.Verdict).ToArray(),
                },
                cancellationToken);
    }

    internal static object CandidatesParameters(
        CommunityId community, ValueSetId set, PrincipleId principle, MemberId candidate, MemberId? interviewer) => new
    {
        community = community.Value,
        owners = Owners(community),
        set = set.Key,
        principle = principle.Key,
        candidate = candidate.Value,
        interviewer = interviewer?.Value,
        rounds = PromptPicker.InterviewerRounds,
    };

    private static Guid[] Owners(CommunityId community) => [BuiltIn, community.Value];

    private async Task<Dictionary<PromptId, Prompt>> PromptsAsync(CommunityId community, string[] keys, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            select prompt_key as promptkey, principle_id as principleid, secondary, text, after, probes, levels, tracks, themes
            from prompts
            where community_id = any(@owners) and prompt_key = any(@keys)
            """;
        var rows = await session.ListAsync<PromptRow>(Sql, new { owners = Owners(community), keys }, cancellationToken);
        return rows.Select(r => r.ToPrompt()).ToDictionary(p => p.Id);
    }

    private sealed record CandidateRow
    {
        public string PromptKey { get; init; } = "";

        public string[] Levels { get; init; } = [];

        public string[] Tracks { get; init; } = [];

        public int? Asked { get; init; }

        public short? HeardAs { get; init; }

        public DateTime? HeardAt { get; init; }

        public long? InterviewerRoundsAgo { get; init; }

        public PromptCandidate ToCandidate() => new()
        {
            Id = new(PromptKey),
            Levels = Array.ConvertAll(Levels, word => BankWords.Levels[word]),
            Tracks = Array.ConvertAll(Tracks, word => BankWords.Tracks[word]),
            Asked = Asked ?? 0,
            Heard = (HeardAs?)HeardAs,
            HeardAt = HeardAt is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null,
            InterviewerRoundsAgo = (int?)InterviewerRoundsAgo,
        };
    }

    [LoggerMessage(3101, LogLevel.Information, "Picked {Prompt} for {Candidate} out of {Candidates} with seed {Seed} among {Among} equals; repeat {Repeat}.")]
    private partial void LogPicked(PromptId prompt, Guid candidate, int candidates, int seed, int among, bool repeat);
}
