-- Scores a candidate says are not about their answer, pairs that organisers were told about, and the way to what an interviewer gave.

create table disputes (
    community_id  uuid         not null,
    dispute_id    uuid         not null,
    round_id      uuid         not null,
    principle     text         not null check (length(principle) between 1 and 40),
    shares_text   boolean      not null,
    state         smallint     not null check (state in (1, 2, 3, 4)),
    opened_at     timestamptz  not null,
    decided_at    timestamptz,
    decided_by    uuid,
    primary key (community_id, dispute_id),
    constraint one_dispute_per_round_and_principle unique (community_id, round_id, principle),
    foreign key (community_id, round_id) references rounds,
    foreign key (community_id, decided_by) references members,
    constraint decided_unless_open check ((decided_at is null) = (state = 1))
);

comment on table disputes is 'Personal: that the candidate of a round says a score is not about their answer; the score counts for nothing until an organiser has decided. Holds no text. Kept with the round, until the candidate asks to be forgotten.';
comment on column disputes.shares_text is 'Whether the candidate lets organisers read what was written for this principle.';
comment on column disputes.state is '1 open, 2 the score stands, 3 set aside, 4 taken back.';

create index disputes_to_decide on disputes (community_id, opened_at) where state = 1;

create table praise_notes (
    community_id  uuid  not null,
    one_id        uuid  not null,
    other_id      uuid  not null,
    month         date  not null,
    primary key (community_id, one_id, other_id, month),
    foreign key (community_id, one_id) references members,
    foreign key (community_id, other_id) references members,
    check (one_id < other_id)
);

comment on table praise_notes is 'Personal: that organisers were told, in this month, of two members who give each other top marks only; once for each pair and month. Kept for a year, or until one of them asks to be forgotten.';

create index praise_notes_of_other on praise_notes (community_id, other_id);
create index praise_notes_by_month on praise_notes (month);

create index credits_of_interviewer on credits (community_id, interviewer_id) include (candidate_id, principle, verdict, ended_at);
create index service_of_interviewer on service_marks (community_id, interviewer_id) include (candidate_id, filed, on_time, helpfulness);
