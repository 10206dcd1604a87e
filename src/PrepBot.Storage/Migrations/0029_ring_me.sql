-- Ring me: a wish that stays a day after its member left the chat, who was rung for whom, in which hours they are there, and what organisers allow.
create table ring_wishes (
    community_id  uuid        not null,
    member_id     uuid        not null,
    channel_id    uuid        not null,
    role          smallint    not null check (role in (0, 1, 2)),
    principles    text[]      not null check (cardinality(principles) <= 3 and length(array_to_string(principles, ',', '')) <= 130),
    theme         text        check (length(theme) <= 40),
    minutes       smallint    check (minutes between 10 and 90),
    since         timestamptz not null,
    expires_at    timestamptz not null,
    snoozed_until timestamptz,
    primary key (community_id, member_id),
    foreign key (community_id, member_id) references members,
    foreign key (community_id, channel_id) references channels
);

create index ring_wishes_of_channel on ring_wishes (community_id, channel_id);
create index ring_wishes_by_expiry on ring_wishes (expires_at);

comment on column ring_wishes.theme is 'The key of the theme that was asked for, or null.';
comment on column ring_wishes.snoozed_until is 'Not rung before this: they said "not today".';

create table rings (
    community_id uuid        not null,
    ring_id      uuid        not null,
    channel_id   uuid        not null,
    member_id    uuid        not null,
    waiter_id    uuid        not null,
    entry_id     uuid        not null,
    role         smallint    not null check (role in (0, 1, 2)),
    principles   text[]      not null check (cardinality(principles) <= 3 and length(array_to_string(principles, ',', '')) <= 130),
    theme        text        check (length(theme) <= 40),
    minutes      smallint    not null check (minutes between 10 and 90),
    number       smallint    not null check (number between 1 and 3),
    rung_at      timestamptz not null,
    answer_by    timestamptz not null,
    meet_at      timestamptz,
    state        smallint    not null check (state between 1 and 9),
    primary key (community_id, ring_id),
    foreign key (community_id, channel_id) references channels,
    foreign key (community_id, member_id) references members,
    foreign key (community_id, waiter_id) references members,
    check (member_id <> waiter_id),
    check (state <> 2 or meet_at is not null)
);

-- One ring at a time, for whoever is rung and for whoever waits; an appointment is one too.
create unique index one_ring_per_member on rings (community_id, member_id) where state in (1, 2);
create unique index one_ring_per_waiter on rings (community_id, waiter_id) where state in (1, 2);
create index rings_of_member on rings (community_id, member_id);
create index rings_of_waiter on rings (community_id, waiter_id);
create index rings_of_entry on rings (community_id, entry_id);
create index rings_by_time on rings (rung_at);

comment on column rings.entry_id is 'The place in the queue that they were rung for.';
comment on column rings.role is 'The part they would take.';
comment on column rings.meet_at is 'When the two meet, where they said "in 15 minutes".';
comment on column rings.number is 'Which one of that day it was.';

create table ring_hours (
    community_id uuid     not null,
    member_id    uuid     not null,
    from_hour    smallint not null check (from_hour between 8 and 21),
    until_hour   smallint not null check (until_hour between 9 and 22),
    primary key (community_id, member_id),
    foreign key (community_id, member_id) references members,
    check (from_hour < until_hour)
);

alter table communities
    add column rings_on boolean not null default true,
    add column rings_from smallint not null default 8 check (rings_from between 8 and 21),
    add column rings_until smallint not null default 22 check (rings_until between 9 and 22),
    add check (rings_from < rings_until);

comment on column communities.rings_on is 'Whether members may ask to be rung.';
comment on column communities.rings_from is 'Nobody is rung before this hour of their own zone.';
comment on column communities.rings_until is 'Nobody is rung from this hour of their own zone on.';
