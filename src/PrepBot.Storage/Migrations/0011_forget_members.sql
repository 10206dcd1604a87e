-- Members may be erased: in steps, so that nobody waits for it, and remembered by a keyed mark alone, so that no restored backup brings them back.

alter table members add column forgotten_at timestamptz;

comment on column members.forgotten_at is 'Since when nobody stands behind this row any more: the id and name are replaced, and it only keeps the others'' records together. It goes when nothing refers to it.';

create index forgotten_members on members (community_id) where forgotten_at is not null;

alter table debriefs add column words_erased boolean not null default false;

comment on table debriefs is 'Personal: the interviewer''s debrief and the candidate''s self-review. Verdicts, evidence and helpfulness stand in the sealed body only, so that nothing can be read early. Kept until the author or the candidate asks to be forgotten; of a forgotten interviewer the verdicts stay, which are the candidate''s record.';
comment on column debriefs.words_erased is 'Its author was forgotten: the sealed body holds verdicts and no words.';

create table erasures (
    community_id  uuid         not null references communities,
    erasure_id    uuid         not null,
    mark          bytea        not null check (length(mark) = 32),
    asked_at      timestamptz  not null,
    member_id     uuid,
    step          smallint     not null check (step between 1 and 9),
    reached       text         check (length(reached) between 1 and 200),
    person        bytea        check (length(person) <= 2000),
    done_at       timestamptz,
    primary key (community_id, erasure_id),
    constraint nobody_is_left_once_done check ((done_at is null) = (person is not null) and (done_at is null) = (member_id is not null))
);

comment on table erasures is 'That somebody asked to be forgotten. Kept until the community is removed, so that what a restored backup brings back is erased again.';
comment on column erasures.mark is 'A keyed hash of platform, community and person: tells the person again when a backup brings them back, and cannot be read back.';
comment on column erasures.asked_at is 'What is older is erased; who comes back later starts afresh.';
comment on column erasures.step is 'What is to be done next; see ErasureStep.';
comment on column erasures.person is 'Personal: id and name, sealed, to find what is still to be erased and to say that it is done. Gone when it is.';

create index erasures_by_time on erasures (community_id, asked_at);
create index erasures_under_way on erasures (community_id, member_id) where done_at is null;
