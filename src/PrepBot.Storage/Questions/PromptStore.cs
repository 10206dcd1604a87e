using Microsoft.Extensions.Logging;
using PrepBot.Domain.Debriefs;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Questions;
using PrepBot.Storage.Statements;
using PrepBot.Values.Identity;

namespace PrepBot.Storage.Questions;

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
            where community_id = @community and candidate_id = @interviewer and stage in (@RoundStageRunning, @RoundStageDebriefing, @RoundStageRevealed)
            order by created_at desc
            limit @rounds
        ),
        latest as materialized (
            select count(*)::int as heard, count(*) filter (where p.tracks @> array[@track])::int as heard_of_track
            from (
                select prompt_key
                from prompt_exposures
                where community_id = @community and member_id = @candidate and heard_as = @HeardAsCandidate
                order by last_at desc
                limit @latest
            ) e
            join prompts p on p.community_id = any(@owners) and p.prompt_key = e.prompt_key
        )
        select
            p.prompt_key as promptkey,
            p.principle_id as principleid,
            p.levels,
            p.tracks,
            p.themes,
            p.core as iscore,
            l.heard,
            l.heard_of_track as heardoftrack,
            u.asked,
            c.heard_as as heardas,
            c.last_at as heardat,
            case when i.heard_as = @HeardAsCandidate
                then (select count(*) from interviewers_rounds r where r.created_at > i.last_at) + 1
            end as interviewerroundsago
        from prompts p
        cross join latest l
        left join prompt_use u on u.community_id = @community and u.prompt_key = p.prompt_key
        left join prompt_exposures c on c.community_id = @community and c.member_id = @candidate and c.prompt_key = p.prompt_key
        left join prompt_exposures i on i.community_id = @community and i.member_id = @interviewer and i.prompt_key = p.prompt_key
        where p.community_id = any(@owners)
          and p.value_set_id = @set
          and p.principle_id = any(@principles)
          and p.retired_at is null
          and u.put_aside_at is null
        """;

    /// <summary>The owner of the built-in bank, beside the communities that own prompts of their own.</summary>
    public static readonly Guid BuiltIn = Guid.Empty;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<KitPrompt>> DrawAsync(PromptRequest wish, CancellationToken cancellationToken) => (await DrawAsync([wish], cancellationToken))[0];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IReadOnlyList<KitPrompt>>> DrawAsync(IReadOnlyList<PromptRequest> wishes, CancellationToken cancellationToken) =>
        [.. (await PickAsync(wishes, cancellationToken)).Select(picked => (IReadOnlyList<KitPrompt>)[.. picked.Select(ToKit)])];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IReadOnlyList<Prompt>>> PickAsync(IReadOnlyList<PromptRequest> wishes, CancellationToken cancellationToken)
    {
        var (first, asked) = (wishes[0], wishes.Select(wish => wish.Principle).Distinct().ToList());
        var found = await CandidatesAsync(first.CommunityId, asked, first.CandidateId, first.InterviewerId, first.Track, cancellationToken);
        var picks = wishes.Select(wish => Pick(wish, found)).ToList();
        var prompts = await PromptsAsync(first.CommunityId, [.. picks.SelectMany(picked => picked).Select(pick => pick.Id.Key).Distinct()], cancellationToken);
        return [.. picks.Select(picked => (IReadOnlyList<Prompt>)[.. picked.Select(pick => prompts[pick.Id])])];
    }

    /// <summary>Every prompt that could be asked for these principles, the bank's and the community's own, with what picking looks at.</summary>
    /// <param name="principles">What is to be asked for.</param>
    /// <param name="candidate">Who will be asked.</param>
    /// <param name="interviewer">Who will ask; null when nobody does.</param>
    /// <param name="track">The candidate's trade.</param>
    /// <returns>The prompts by principle; how many of the candidate's latest ones were looked at; how many of those were made for their trade.</returns>
    public async Task<FoundPrompts> CandidatesAsync(
        CommunityId community, IReadOnlyCollection<PrincipleId> principles, MemberId candidate, MemberId? interviewer, Track track, CancellationToken cancellationToken)
    {
        var parameters = CandidatesParameters(community, valueSet, principles, candidate, interviewer, track);
        var rows = await session.ListAsync<CandidateRow>(CandidatesSql, parameters, cancellationToken);
        return new FoundPrompts(
            rows.ToLookup(row => new PrincipleId(row.PrincipleId), row => row.ToCandidate()), rows.Count > 0 ? rows[0].Heard : 0, rows.Count > 0 ? rows[0].HeardOfTrack : 0);
    }

    private IReadOnlyList<PromptPick> Pick(PromptRequest wish, FoundPrompts found)
    {
        var context = new PickContext
        {
            Level = wish.Level,
            Track = wish.Track,
            Theme = wish.Theme,
            Heard = found.Heard,
            HeardOfTrack = found.HeardOfTrack,
            InRound = wish.Not.Select(key => new PromptId(key)).ToHashSet(),
        };
        IReadOnlyList<PromptCandidate> candidates = [.. found.ByPrinciple[wish.Principle]];
        var picks = PromptPicker.Draw(candidates, context, wish.Seed, wish.Count);
        foreach (var pick in picks)
            LogPicked(pick.Id, wish.CandidateId.Value, candidates.Count, pick.Seed, pick.Among, pick.Repeat);

        return picks;
    }

    private static KitPrompt ToKit(Prompt prompt) =>
        new(prompt.Id.Key, prompt.Principle, prompt.Text, prompt.After, prompt.Probes) { IsCore = prompt.IsCore, Without = prompt.Without, Short = prompt.Short };

    /// <inheritdoc/>
    public async Task<Prompt?> FindAsync(CommunityId community, PromptId prompt, CancellationToken cancellationToken) =>
        (await PromptsAsync(community, [prompt.Key], cancellationToken)).GetValueOrDefault(prompt);

    /// <inheritdoc/>
    public Task RecordAskedAsync(Round round, string promptKey, CancellationToken cancellationToken)
    {
        // The interviewer knows the prompt from now on; having been asked it themselves says more, and stays.
        const string Sql =
            """
            with heard as (
                insert into prompt_exposures as e (community_id, member_id, prompt_key, heard_as, times, last_at)
                values (@community, @candidate, @promptKey, @HeardAsCandidate, 1, @now)
                on conflict (community_id, member_id, prompt_key) do update
                set heard_as = @HeardAsCandidate, times = e.times + 1, last_at = excluded.last_at
            ),
            knows as (
                insert into prompt_exposures as e (community_id, member_id, prompt_key, heard_as, times, last_at)
                values (@community, @interviewer, @promptKey, @HeardAsInterviewer, 1, @now)
                on conflict (community_id, member_id, prompt_key) do update
                set heard_as = @HeardAsInterviewer, times = e.times + 1, last_at = excluded.last_at
                where e.heard_as <> @HeardAsCandidate
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
            now = session.Now,
        };
        return session.WriteAsync(Sql, parameters, cancellationToken);
    }

    /// <inheritdoc/>
    public Task RecordReplacedAsync(Round round, string promptKey, ReplaceReason reason, CancellationToken cancellationToken)
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
        return session.WriteAsync(
            Sql,
            new
            {
                community = round.CommunityId.Value,
                round = round.Id.Value,
                promptKey,
                now = session.Now,
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
            : session.WriteAsync(
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
            : session.WriteAsync(
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
        CommunityId community, ValueSetId set, IReadOnlyCollection<PrincipleId> principles, MemberId candidate, MemberId? interviewer, Track track) => new
    {
        community = community.Value,
        owners = Owners(community),
        set = set.Key,
        principles = principles.Select(principle => principle.Key).ToArray(),
        candidate = candidate.Value,
        interviewer = interviewer?.Value,
        rounds = PromptPicker.InterviewerRounds,
        track = BankWords.Name(track),
        latest = PromptPicker.LatestPrompts,
    };

    private static Guid[] Owners(CommunityId community) => [BuiltIn, community.Value];

    private async Task<Dictionary<PromptId, Prompt>> PromptsAsync(CommunityId community, string[] keys, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            select prompt_key as promptkey, principle_id as principleid, secondary, text, after, probes, levels, tracks, themes, core, without, short
            from prompts
            where community_id = any(@owners) and prompt_key = any(@keys)
            """;
        var rows = await session.ListAsync<PromptRow>(Sql, new { owners = Owners(community), keys }, cancellationToken);
        return rows.Select(r => r.ToPrompt()).ToDictionary(p => p.Id);
    }

    [LoggerMessage(4001, LogLevel.Information, "Picked {Prompt} for {Candidate} out of {Candidates} with seed {Seed} among {Among} equals; repeat {Repeat}.")]
    private partial void LogPicked(PromptId prompt, Guid candidate, int candidates, int seed, int among, bool repeat);
}

/// <summary>What may be asked, and what picking looks at beside it.</summary>
/// <param name="Heard">How many of the candidate's latest ones were looked at.</param>
/// <param name="HeardOfTrack">How many of those were made for their trade.</param>
internal sealed record FoundPrompts(ILookup<PrincipleId, PromptCandidate> ByPrinciple, int Heard, int HeardOfTrack);
