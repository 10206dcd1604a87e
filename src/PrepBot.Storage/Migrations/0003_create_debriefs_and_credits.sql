-- What both sides write about a round, sealed, and what is counted from it once it is revealed.

create table key_check (
    key_id  smallint  not null primary key check (key_id between 1 and 255),
    sealed  bytea     not null check (length(sealed) <= 200)
);

comment on table key_check is 'A fixed word sealed with the encryption key, so that a start with another key is refused before anything is written with it. Says nothing about the key.';

create table debriefs (
    community_id  uuid         not null,
    round_id      uuid         not null,
    author_id     uuid         not null,
    version       int          not null check (version >= 1),
    part          smallint     not null check (part in (1, 2)),
    body          bytea        not null check (length(body) <= 300000),
    filed_at      timestamptz  not null,
    primary key (community_id, round_id, author_id, version),
    constraint one_debrief_of_each_part_and_version unique (community_id, round_id, part, version),
    foreign key (community_id, round_id) references rounds,
    foreign key (community_id, author_id) references members
);

comment on table debriefs is 'Personal: the interviewer''s debrief and the candidate''s self-review. Verdicts, evidence and helpfulness stand in the sealed body only, so that nothing can be read early. Kept until the author or the candidate asks to be forgotten.';
comment on column debriefs.part is '1 the interviewer''s debrief, 2 the candidate''s self-review.';

create index debriefs_of_author on debriefs (community_id, author_id);

create table notes (
    community_id  uuid    not null,
    round_id      uuid    not null,
    author_id     uuid    not null,
    note_id       bigint  not null generated always as identity,
    body          bytea   not null check (length(body) <= 10000),
    primary key (community_id, round_id, author_id, note_id),
    foreign key (community_id, round_id) references rounds,
    foreign key (community_id, author_id) references members
);

comment on table notes is 'Personal: private notes taken during a round, sealed; only their author sees them. Kept with the round, until the author or the candidate asks to be forgotten.';

create index notes_of_author on notes (community_id, author_id);

create table form_drafts (
    community_id  uuid         not null,
    member_id     uuid         not null,
    form          text         not null check (length(form) between 1 and 100),
    body          bytea        not null check (length(body) <= 500000),
    changed_at    timestamptz  not null,
    primary key (community_id, member_id, form),
    foreign key (community_id, member_id) references members
);

comment on table form_drafts is 'Personal: what was typed into a form that is not filed yet, sealed. Kept for 7 days after the last change.';
comment on column form_drafts.form is 'Which form: feature, verb and subject of its action id.';

create index form_drafts_by_age on form_drafts (changed_at);

create table credits (
    community_id    uuid         not null,
    principle       text         not null check (length(principle) between 1 and 40),
    candidate_id    uuid         not null,
    interviewer_id  uuid         not null,
    week            int          not null check (week between 190001 and 999953),
    channel_id      uuid         not null,
    round_id        uuid         not null,
    ended_at        timestamptz  not null,
    verdict         smallint     not null check (verdict in (1, 2, 3, 4)),
    own_verdict     smallint              check (own_verdict in (0, 1, 2, 3, 4)),
    first_time      boolean      not null,
    primary key (community_id, principle, candidate_id, interviewer_id, week),
    foreign key (community_id, round_id) references rounds,
    foreign key (community_id, channel_id) references channels,
    foreign key (community_id, candidate_id) references members,
    foreign key (community_id, interviewer_id) references members,
    check (candidate_id <> interviewer_id)
);

comment on table credits is 'Personal: one principle a candidate practised with an interviewer in a week, written at the reveal. Maps, streaks and leaderboards are counted from these rows. Kept until the candidate asks to be forgotten.';
comment on column credits.week is 'ISO week in the community''s zone, year times 100 plus week.';
comment on column credits.verdict is '1 concern, 2 mild concern, 3 solid, 4 strong. Shown to the candidate alone, means from three raters on.';
comment on column credits.first_time is 'The earliest week in which this candidate practised this principle: lists of what is new, and of everything covered, read these few rows alone.';

create unique index first_times on credits (community_id, candidate_id, principle) include (week) where first_time;
create index credits_of_week on credits (community_id, week) include (candidate_id, principle, verdict, first_time);
create index credits_of_candidate on credits (community_id, candidate_id, ended_at);
create index credits_of_principle on credits (community_id, principle, week);

create table service_marks (
    community_id    uuid      not null,
    round_id        uuid      not null,
    interviewer_id  uuid      not null,
    candidate_id    uuid      not null,
    week            int       not null check (week between 190001 and 999953),
    filed           boolean   not null,
    on_time         boolean   not null check (filed or not on_time),
    helpfulness     smallint           check (helpfulness in (1, 2, 3, 4)),
    primary key (community_id, round_id),
    foreign key (community_id, round_id) references rounds,
    foreign key (community_id, interviewer_id) references members,
    foreign key (community_id, candidate_id) references members
);

comment on table service_marks is 'Personal: that an interviewer filed a debrief, whether on time, and, from the reveal on, how helpful the candidate found them. The service list is counted from these rows; means are shown from three raters on. Kept until the interviewer asks to be forgotten.';
comment on column service_marks.week is 'ISO week in the community''s zone, year times 100 plus week: of filing, or of the reveal where nothing was filed.';
comment on column service_marks.helpfulness is 'Null before the reveal; until then it stands in the sealed self-review alone.';

create index service_of_week on service_marks (community_id, week) include (interviewer_id, candidate_id, filed, on_time, helpfulness);
