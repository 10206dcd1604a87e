-- Ear training: which worked answers a member rated, each once, and how far from the key.

create table trainings (
    community_id  uuid         not null,
    member_id     uuid         not null,
    answer        text         not null check (length(answer) between 1 and 60),
    trained_at    timestamptz  not null,
    steps         smallint     not null check (steps between -3 and 3),
    body          bytea        not null check (length(body) <= 20000),
    primary key (community_id, member_id, answer),
    foreign key (community_id, member_id) references members
);

comment on column trainings.steps is 'Their verdict less the key''s: above 0 is milder than the key, below 0 stricter.';
