-- Observers: who waits to watch a round, who welcomes them, and what they counted in it.

alter table members
    add column observers_welcome  boolean  not null default false;

comment on column members.observers_welcome is 'Personal: whether somebody may watch this member''s rounds, with a job. Both of a round must have said so.';

alter table waiting_entries
    drop constraint waiting_entries_role_check,
    add constraint waiting_entries_role_check check (role in (0, 1, 2, 3));

create table observations (
    community_id  uuid      not null,
    round_id      uuid      not null,
    prompt_key    text      not null check (length(prompt_key) between 1 and 60),
    observer_id   uuid      not null,
    candidate_id  uuid      not null,
    own_words     smallint  not null check (own_words between 0 and 999),
    group_words   smallint  not null check (group_words between 0 and 999),
    heard         smallint  not null check (heard between 0 and 31),
    primary key (community_id, round_id, prompt_key),
    foreign key (community_id, round_id) references rounds,
    foreign key (community_id, observer_id) references members,
    foreign key (community_id, candidate_id) references members,
    check (observer_id <> candidate_id)
);

comment on table observations is 'Personal: what a round''s observer counted in each answer: how often the candidate said I and we, and which parts of a full answer were there. Numbers, no words. Kept with the round, until the observer or the candidate asks to be forgotten.';
comment on column observations.heard is 'Parts that were there, added up: 1 situation, 2 task, 4 action, 8 result, 16 learning.';

create index observations_of_candidate on observations (community_id, candidate_id, round_id);
create index observations_of_observer on observations (community_id, observer_id);
