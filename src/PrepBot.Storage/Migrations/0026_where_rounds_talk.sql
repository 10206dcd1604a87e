-- An interview is spoken: the channels to speak in that an organiser has named, which open round is in each, and what two people have agreed on instead.
create table voice_channels (
    community_id uuid     not null references communities,
    external_id  text     not null check (length(external_id) between 1 and 100),
    place        smallint check (place between 0 and 9),
    round_id     uuid,
    freed_at     timestamptz,
    primary key (community_id, external_id),
    foreign key (community_id, round_id) references rounds,
    constraint one_channel_a_round unique (community_id, round_id) deferrable,
    constraint named_or_in_use check (place is not null or round_id is not null)
);

comment on column voice_channels.place is 'Its place among those that are named; null for one that goes when the round in it ends.';
comment on column voice_channels.freed_at is 'When a round left it last.';

create table round_talks (
    community_id uuid not null,
    round_id     uuid not null,
    link         bytea check (octet_length(link) <= 4000),
    primary key (community_id, round_id),
    foreign key (community_id, round_id) references rounds
);

comment on column round_talks.link is 'Sealed; null where they type.';
