namespace PrepBot.Storage.Members.Export;

/// <summary>What is asked of each table. A partner who was forgotten has no name here either.</summary>
internal sealed partial class MemberExport
{
    private const string DebriefsWrittenSql = """
        select round_id, author_id, version, filed_at, body
        from debriefs
        where community_id = @community and author_id = @member and part = @RoundPartInterviewer
        order by filed_at, round_id, version
        """;

    /// <summary>Opened to both, and the version that is read.</summary>
    private const string DebriefsAboutSql = """
        select distinct on (d.round_id) d.round_id, d.author_id, d.version, d.filed_at, d.body
        from rounds r
        join debriefs d using (community_id, round_id)
        where r.community_id = @community and r.candidate_id = @member and r.stage = @RoundStageRevealed and d.part = @RoundPartInterviewer
        order by d.round_id, d.version desc
        """;

    private const string ReviewsSql = """
        select round_id, author_id, version, filed_at, body
        from debriefs
        where community_id = @community and author_id = @member and part = @RoundPartCandidate
        order by filed_at, round_id, version
        """;

    private const string FeedbackSql = """
        select distinct on (d.round_id) d.round_id, d.author_id, d.version, d.filed_at, d.body
        from rounds r
        join debriefs d using (community_id, round_id)
        where r.community_id = @community and r.interviewer_id = @member and r.stage = @RoundStageRevealed and d.part = @RoundPartCandidate
        order by d.round_id, d.version desc
        """;

    private const string NotesSql = """
        select round_id, body
        from notes
        where community_id = @community and author_id = @member
        order by round_id, note_id
        """;

    private const string DraftsSql = """
        select form, changed_at, body
        from form_drafts
        where community_id = @community and member_id = @member
        order by form
        """;

    private const string SuggestionsSql = """
        select suggestion_id, suggested_at, case outcome when @SuggestionOutcomeApproved then 'approved' when @SuggestionOutcomeDeclined then 'declined' else 'waiting' end as outcome, decided_at, body
        from prompt_suggestions
        where community_id = @community and author_id = @member
        order by suggested_at, suggestion_id
        """;

    private const string TrainingsSql = """
        select answer, trained_at, steps, body
        from trainings
        where community_id = @community and member_id = @member
        order by trained_at, answer
        """;

    private const string AnswersSql = """
        select platform, delivery_id, taken_at, reply
        from deliveries
        where community_id = @community and member_id = @member
        order by taken_at, delivery_id
        """;

    private const string MessagesSql = """
        select o.lane, o.created_at, o.state = @OutboxStateAsked as is_held, o.content
        from outbox o
        where o.community_id = @community and o.state in (@OutboxStateWaiting, @OutboxStateAsked, @OutboxStateUnreachable) and (o.lane = @member or exists (
            select
            from rounds r
            where r.community_id = o.community_id and r.round_id = o.lane
                and (r.interviewer_id = @member or r.candidate_id = @member or r.observer_id = @member)))
        order by o.outbox_id
        """;

    /// <summary>Tables that hold nothing sealed: the name of the file, its columns, and the question.</summary>
    private static readonly (string Name, string[] Columns, string Sql)[] Plain =
    [
        ("profile",
            ["platform_id", "name", "time_zone", "level", "track", "target_date", "on_leaderboard", "observers_welcome", "was_asked", "organiser", "appointed", "first_seen"],
            """
            select external_id as platform_id, display_name as name, time_zone,
                case level when @LevelJunior then 'junior' when @LevelSenior then 'senior' when @LevelStaff then 'staff' end as level,
                case track when @TrackGeneral then 'general' when @TrackSoftware then 'software' when @TrackData then 'data' when @TrackMachineLearning then 'ml' else 'manager' end as track,
                target_date, on_leaderboard, observers_welcome, was_asked, is_organiser as organiser, is_appointed as appointed, created_at as first_seen
            from members
            where community_id = @community and member_id = @member
            """),
        ("channels-opened",
            ["platform_id", "open", "since"],
            """
            select external_id as platform_id, enabled as open, changed_at as since
            from channels
            where community_id = @community and opened_by = @member
            order by channel_id
            """),
        ("told-of-refusals",
            ["place", "since"],
            """
            select subject as place, since
            from refused_places
            where community_id = @community and told_id = @member
            order by since
            """),
        ("do-not-pair",
            ["name"],
            """
            select m.display_name as name
            from do_not_pair d
            join members m on m.community_id = d.community_id and m.member_id = d.avoided_id
            where d.community_id = @community and d.member_id = @member
            order by m.display_name, m.member_id
            """),
        ("queue",
            ["channel", "as", "principles", "theme", "minutes", "since", "until"],
            """
            select c.external_id as channel, case w.role when @WantedRoleCandidate then 'candidate' when @WantedRoleInterviewer then 'interviewer' when @WantedRoleObserver then 'observer' else 'either' end as "as",
                w.principles, w.theme, w.minutes, w.since, w.expires_at as until
            from waiting_entries w
            join channels c using (community_id, channel_id)
            where w.community_id = @community and w.member_id = @member
            order by w.since, w.entry_id
            """),
        ("observations",
            ["round", "i_watched", "prompt", "said_i", "said_we", "parts_heard"],
            """
            select o.round_id as round, o.observer_id = @member as i_watched, o.prompt_key as prompt, o.own_words as said_i, o.group_words as said_we,
                o.heard as parts_heard
            from observations o
            join rounds r using (community_id, round_id)
            where o.community_id = @community and (o.observer_id = @member or (o.candidate_id = @member and r.stage = @RoundStageRevealed))
            order by o.round_id, o.prompt_key
            """),
        ("invitations",
            ["made_by_me", "other", "channel", "as", "principles", "theme", "minutes", "created_at", "until", "state"],
            """
            select i.from_id = @member as made_by_me,
                case when o.forgotten_at is null then o.display_name else 'a former member' end as other, c.external_id as channel,
                case i.role when @WantedRoleCandidate then 'candidate' when @WantedRoleInterviewer then 'interviewer' when @WantedRoleObserver then 'observer' else 'either' end as "as", i.principles, i.theme, i.minutes,
                i.created_at, i.expires_at as until,
                case i.state when @InvitationStateOpen then 'open' when @InvitationStateAccepted then 'accepted' when @InvitationStateDeclined then 'declined' when @InvitationStateWithdrawn then 'withdrawn' else 'expired' end as state
            from invitations i
            join channels c using (community_id, channel_id)
            join members o on o.community_id = i.community_id and o.member_id = case when i.from_id = @member then i.to_id else i.from_id end
            where i.community_id = @community and (i.from_id = @member or i.to_id = @member)
            order by i.created_at, i.invitation_id
            """),
        ("ring-wish",
            ["channel", "as", "principles", "theme", "minutes", "since", "until", "not_before"],
            """
            select c.external_id as channel, case w.role when @WantedRoleCandidate then 'candidate' when @WantedRoleInterviewer then 'interviewer' else 'either' end as "as",
                w.principles, w.theme, w.minutes, w.since, w.expires_at as until, w.snoozed_until as not_before
            from ring_wishes w
            join channels c using (community_id, channel_id)
            where w.community_id = @community and w.member_id = @member
            """),
        ("ring-hours",
            ["from_hour", "until_hour"],
            """
            select from_hour, until_hour
            from ring_hours
            where community_id = @community and member_id = @member
            """),
        ("rings",
            ["i_was_rung", "other", "channel", "principles", "theme", "minutes", "rung_at", "number_that_day", "until", "meet_at", "state"],
            """
            select r.member_id = @member as i_was_rung,
                case when r.member_id = @member or r.meet_at is not null or r.state = @RingStatePaired then
                    case when o.forgotten_at is null then o.display_name else 'a former member' end end as other,
                c.external_id as channel, r.principles, r.theme, r.minutes, r.rung_at, case when r.member_id = @member then r.number end as number_that_day,
                r.answer_by as until, r.meet_at,
                case r.state when @RingStateOpen then 'open' when @RingStateAppointed then 'agreed' when @RingStatePaired then 'paired' when @RingStateUnanswered then 'not answered'
                    when @RingStateNotToday then case when r.member_id = @member then 'not today' else 'not answered' end when @RingStateWaiterGone then 'not free any more'
                    when @RingStateUnreachable then case when r.member_id = @member then 'not reached' else 'not answered' end when @RingStateCancelled then 'taken back' else 'not kept' end as state
            from rings r
            join channels c using (community_id, channel_id)
            join members o on o.community_id = r.community_id and o.member_id = case when r.member_id = @member then r.waiter_id else r.member_id end
            where r.community_id = @community and (r.member_id = @member or r.waiter_id = @member)
            order by r.rung_at, r.ring_id
            """),
        ("rounds",
            ["round", "my_part", "partner", "principles", "stage", "minutes", "created_at", "started_at", "ended_at", "revealed_at", "open_now", "i_did_not_come"],
            """
            select r.round_id as round,
                case @member when r.interviewer_id then 'interviewer' when r.candidate_id then 'candidate' else 'observer' end as my_part,
                case when p.forgotten_at is null then p.display_name else 'a former member' end as partner, r.principles,
                case r.stage when @RoundStageGathering then 'gathering' when @RoundStageRunning then 'running' when @RoundStageDebriefing then 'debriefing' when @RoundStageRevealed then 'revealed' else 'cancelled' end as stage,
                cast(r.progress ->> 'Minutes' as int) as minutes, r.created_at, r.progress ->> 'StartedAt' as started_at, r.ended_at, r.revealed_at,
                exists (
                    select
                    from open_seats s
                    where s.community_id = r.community_id and s.round_id = r.round_id and s.member_id = @member) as open_now,
                exists (
                    select
                    from no_shows n
                    where n.community_id = r.community_id and n.round_id = r.round_id and n.member_id = @member) as i_did_not_come
            from rounds r
            join members p on p.community_id = r.community_id
                and p.member_id = case when r.interviewer_id = @member then r.candidate_id else r.interviewer_id end
            where r.community_id = @community and (r.interviewer_id = @member or r.candidate_id = @member or r.observer_id = @member)
            order by r.created_at, r.round_id
            """),
        ("prompts-asked",
            ["round", "my_part", "principle", "text", "asked_at", "answered_at", "answer_seconds", "verdict"],
            """
            select r.round_id as round, case @member when r.interviewer_id then 'interviewer' else 'candidate' end as my_part,
                k ->> 'Principle' as principle, k ->> 'Text' as text, k ->> 'AskedAt' as asked_at, k ->> 'AnsweredAt' as answered_at,
                a.answer_seconds,
                case when r.stage = @RoundStageRevealed then case a.verdict when @VerdictConcern then 'concern' when @VerdictMildConcern then 'mild concern' when @VerdictSolid then 'solid' when @VerdictStrong then 'strong' end end as verdict
            from rounds r
            cross join jsonb_array_elements(r.progress -> 'Kit') k
            left join prompt_asks a on a.community_id = r.community_id and a.round_id = r.round_id and a.prompt_key = k ->> 'PromptKey'
            where r.community_id = @community and (r.interviewer_id = @member or r.candidate_id = @member) and k ->> 'AskedAt' is not null
            order by k ->> 'AskedAt', r.round_id
            """),
        ("coverage",
            ["principle", "week", "interviewer", "round", "ended_at", "verdict", "own_verdict"],
            """
            select c.principle, c.week, case when p.forgotten_at is null then p.display_name else 'a former member' end as interviewer,
                c.round_id as round, c.ended_at,
                case c.verdict when @VerdictConcern then 'concern' when @VerdictMildConcern then 'mild concern' when @VerdictSolid then 'solid' else 'strong' end as verdict,
                case c.own_verdict when @VerdictNotProbed then 'not probed' when @VerdictConcern then 'concern' when @VerdictMildConcern then 'mild concern' when @VerdictSolid then 'solid' when @VerdictStrong then 'strong' end as own_verdict
            from credits c
            join members p on p.community_id = c.community_id and p.member_id = c.interviewer_id
            where c.community_id = @community and c.candidate_id = @member
            order by c.ended_at, c.principle
            """),
        ("credits-given",
            ["principle", "week", "candidate", "round", "ended_at", "verdict"],
            """
            select c.principle, c.week, case when p.forgotten_at is null then p.display_name else 'a former member' end as candidate,
                c.round_id as round, c.ended_at,
                case c.verdict when @VerdictConcern then 'concern' when @VerdictMildConcern then 'mild concern' when @VerdictSolid then 'solid' else 'strong' end as verdict
            from credits c
            join members p on p.community_id = c.community_id and p.member_id = c.candidate_id
            where c.community_id = @community and c.interviewer_id = @member
            order by c.ended_at, c.principle
            """),
        ("service",
            ["round", "week", "filed", "on_time", "counted", "found_helpful"],
            """
            select round_id as round, week, filed, on_time, counted, helpfulness as found_helpful
            from service_marks
            where community_id = @community and interviewer_id = @member
            order by week, round_id
            """),
        ("claims",
            ["principle", "claimed_at"],
            """
            select principle, claimed_at
            from claims
            where community_id = @community and member_id = @member
            order by claimed_at, principle
            """),
        ("disputes",
            ["round", "principle", "shares_text", "state", "opened_at", "decided_at"],
            """
            select d.round_id as round, d.principle, d.shares_text,
                case d.state when @DisputeStateOpen then 'open' when @DisputeStateKept then 'the score stands' when @DisputeStateVoid then 'set aside' else 'taken back' end as state,
                d.opened_at, d.decided_at
            from disputes d
            join rounds r using (community_id, round_id)
            where d.community_id = @community and r.candidate_id = @member
            order by d.opened_at, d.dispute_id
            """),
        ("decisions",
            ["about", "outcome", "at"],
            """
            select 'a dispute' as about, case state when @DisputeStateKept then 'the score stands' when @DisputeStateVoid then 'set aside' else 'taken back' end as outcome, decided_at as at
            from disputes
            where community_id = @community and decided_by = @member
            union all
            select 'a suggestion', case outcome when @SuggestionOutcomeApproved then 'approved' else 'declined' end, decided_at
            from prompt_suggestions
            where community_id = @community and decided_by = @member
            order by at
            """),
        ("prompts-met",
            ["prompt", "how", "times", "last_at"],
            """
            select prompt_key as prompt, case heard_as when @HeardAsCandidate then 'as candidate' when @HeardAsAlone then 'alone' else 'heard it answered' end as how, times, last_at
            from prompt_exposures
            where community_id = @community and member_id = @member
            order by last_at, prompt_key
            """),
        ("praise",
            ["month"],
            """
            select distinct month
            from praise_notes
            where community_id = @community and (one_id = @member or other_id = @member)
            order by month
            """),
    ];
}
