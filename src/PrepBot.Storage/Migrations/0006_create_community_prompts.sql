-- A community's own prompts are suggested by members, and how every prompt is doing is counted from a log of the times it was asked.

create table prompt_suggestions (
    community_id   uuid         not null,
    suggestion_id  uuid         not null,
    author_id      uuid         not null,
    body           bytea        not null check (length(body) <= 20000),
    suggested_at   timestamptz  not null,
    outcome        smallint              check (outcome in (1, 2)),
    decided_by     uuid,
    decided_at     timestamptz,
    primary key (community_id, suggestion_id),
    foreign key (community_id, author_id) references members,
    foreign key (community_id, decided_by) references members,
    constraint decided_by_somebody_at_some_time check ((outcome is null) = (decided_at is null) and (outcome is null) = (decided_by is null))
);

comment on table prompt_suggestions is 'Personal: prompts members suggested, sealed, with their author, until an organiser decides. Kept for 30 days after the decision, and for a year at the most.';
comment on column prompt_suggestions.body is 'The prompt as typed. Once approved it stands in prompts as well, without its author.';
comment on column prompt_suggestions.outcome is '1 approved, 2 declined; null while it waits.';

create index suggestions_waiting on prompt_suggestions (community_id, suggested_at) where outcome is null;
create index suggestions_of_author on prompt_suggestions (community_id, author_id);
create index suggestions_of_decider on prompt_suggestions (community_id, decided_by);
create index suggestions_by_age on prompt_suggestions (suggested_at);

create table prompt_asks (
    community_id    uuid         not null,
    prompt_key      text         not null check (length(prompt_key) between 1 and 60),
    round_id        uuid         not null,
    at              timestamptz  not null,
    asked           boolean      not null,
    replaced        smallint              check (replaced in (1, 2, 3)),
    answer_seconds  int                   check (answer_seconds >= 0),
    verdict         smallint              check (verdict in (1, 2, 3, 4)),
    primary key (community_id, prompt_key, round_id),
    foreign key (community_id, round_id) references rounds,
    constraint asked_or_put_away check (asked or replaced is not null)
);

comment on table prompt_asks is 'Personal by way of its round: each time a prompt was asked or put away, for the figures organisers see. Kept for two years.';
comment on column prompt_asks.replaced is 'Why it was put away: 1 the candidate knew it, 2 unclear, 3 not fitting; null when it stood.';
comment on column prompt_asks.verdict is 'Written at the reveal and never before: 1 concern, 2 mild concern, 3 solid, 4 strong. Shown for three candidates together or not at all.';

create index prompt_asks_of_round on prompt_asks (community_id, round_id);
create index prompt_asks_by_age on prompt_asks (at);

alter table prompt_use add column put_aside_at timestamptz;
alter table prompt_use add column reviewed_at timestamptz;
comment on column prompt_use.put_aside_at is 'Since when the community does not want a prompt of the bank asked. Its own prompts are retired instead.';
comment on column prompt_use.reviewed_at is 'When an organiser last looked at it and kept it: what askers thought before does not count any more.';

-- Who has asked a prompt knows it: as candidate they get it when nothing else is new.
alter table prompt_exposures drop constraint prompt_exposures_heard_as_check;
alter table prompt_exposures add constraint prompt_exposures_heard_as_check check (heard_as in (1, 2, 3));
comment on column prompt_exposures.heard_as is '1 as candidate of a round, 2 only alone, 3 asked it as interviewer. 1 stays, and 3 takes the place of 2.';

create table local_files (
    community   text         not null check (length(community) between 1 and 100),
    file_id     bigint       not null generated always as identity,
    key         text         not null check (length(key) between 1 and 200),
    person      text         not null check (length(person) between 1 and 100),
    name        text         not null check (length(name) between 1 and 100),
    media_type  text         not null check (length(media_type) between 1 and 100),
    content     bytea        not null check (length(content) <= 4000000),
    kept_at     timestamptz  not null,
    primary key (community, file_id),
    unique (community, key)
);

comment on table local_files is 'Personal: files the playground gave to one person, sealed. Kept for 7 days.';
comment on column local_files.person is 'The only person who can fetch it.';

create index local_files_by_age on local_files (kept_at);
