-- Housekeeping says how it went, rule by rule; asking for references to somebody takes an index each; and who came back is told by the database's clock alone.

create table housekeeping (
    rule        text         not null primary key check (length(rule) between 1 and 40),
    ran_at      timestamptz  not null,
    removed     bigint       not null check (removed >= 0),
    took        interval     not null,
    failures    integer      not null default 0 check (failures >= 0),
    failed_why  text         check (length(failed_why) between 1 and 100)
);

comment on column housekeeping.removed is 'How many rows went the last time.';
comment on column housekeeping.failures is 'How often in a row it has failed now; 0 when the last run went well.';
comment on column housekeeping.failed_why is 'The kind of the failure; holds nothing of anybody.';

alter table members add column added_at timestamptz not null default now();
update members set added_at = created_at;
alter table members alter column added_at set default clock_timestamp();
comment on column members.added_at is 'Since when the row is there, by the database''s clock: who was there before the wish of the same person came back with a backup.';

alter table erasures add column cut_at timestamptz not null default now();
update erasures set cut_at = asked_at;
comment on column erasures.cut_at is 'When the tie was cut, by the database''s clock.';
create index erasures_by_cut on erasures (community_id, cut_at);
drop index erasures_by_time;

create index rounds_as_observer on rounds (community_id, observer_id) where observer_id is not null;
create index invitations_of_inviter on invitations (community_id, from_id);
create index invitations_of_invited on invitations (community_id, to_id);
create index disputes_of_decider on disputes (community_id, decided_by) where decided_by is not null;
create index service_of_candidate on service_marks (community_id, candidate_id);
