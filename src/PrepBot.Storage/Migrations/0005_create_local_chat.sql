-- The playground has no chat service behind it that remembers its conversations, so they are kept here.

create table local_rooms (
    community  text         not null check (length(community) between 1 and 100),
    room_id    bigint       not null generated always as identity,
    key        text         not null check (length(key) between 1 and 200),
    title      text         not null check (length(title) between 1 and 200),
    parent_id  bigint,
    people     text[]       not null check (cardinality(people) <= 50 and length(array_to_string(people, ',', '')) <= 5000),
    added_at   timestamptz  not null,
    closed_at  timestamptz,
    primary key (community, room_id),
    unique (community, key),
    foreign key (community, parent_id) references local_rooms
);

comment on table local_rooms is 'Channels and private rooms of the playground. Keyed by its own name of the community, as a platform knows it. Kept until the playground''s data is removed.';
comment on column local_rooms.people is 'Who may see it; empty means everybody.';

create table local_messages (
    community   text         not null,
    message_id  bigint       not null generated always as identity,
    room_id     bigint       not null,
    key         text         not null check (length(key) between 1 and 200),
    visible_to  text                  check (length(visible_to) between 1 and 100),
    author      text                  check (length(author) between 1 and 100),
    content     bytea        not null check (length(content) <= 500000),
    posted_at   timestamptz  not null,
    changed_at  timestamptz,
    primary key (community, message_id),
    unique (community, key),
    foreign key (community, room_id) references local_rooms
);

comment on table local_messages is 'Personal: what was said in the playground, sealed. Kept for 90 days.';
comment on column local_messages.visible_to is 'The only person who sees it; null means everybody in the room.';
comment on column local_messages.author is 'Who speaks; null means the bot.';

create index local_messages_of_room on local_messages (community, room_id, message_id);
create index local_messages_by_age on local_messages (posted_at);
