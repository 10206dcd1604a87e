-- What makes every delivery count once, every message leave once, and everything that happens by itself survive a restart.

create table deliveries (
    community_id  uuid         not null,
    platform      text         not null check (platform ~ '^[a-z]{1,20}$'),
    delivery_id   text         not null check (length(delivery_id) between 1 and 100),
    member_id     uuid         not null,
    taken_at      timestamptz  not null,
    reply         bytea                 check (length(reply) <= 500000),
    primary key (community_id, platform, delivery_id),
    foreign key (community_id, member_id) references members
);

comment on table deliveries is 'Personal: the clicks, commands and forms already handled, with the sealed answer, so that one delivered again gets the same answer and changes nothing. Kept for 72 hours.';

create index deliveries_by_age on deliveries (taken_at);
create index deliveries_of_member on deliveries (community_id, member_id);

create table outbox (
    community_id  uuid         not null references communities,
    outbox_id     bigint       not null generated always as identity,
    lane          uuid         not null,
    content       bytea                 check (length(content) <= 500000),
    rule          smallint     not null check (rule in (1, 2, 3, 4)),
    coalesce_key  text                  check (length(coalesce_key) between 1 and 100),
    created_at    timestamptz  not null,
    expires_at    timestamptz  not null,
    state         smallint     not null default 1 check (state in (1, 2, 3)),
    attempts      int          not null default 0 check (attempts >= 0),
    not_before    timestamptz  not null default now(),
    token         uuid,
    lease_until   timestamptz,
    sending       boolean      not null default false,
    failed_why    text                  check (length(failed_why) <= 500),
    closed_at     timestamptz,
    primary key (community_id, outbox_id),
    constraint content_only_while_waiting check ((content is not null) = (state = 1)),
    constraint closed_unless_waiting check ((closed_at is null) = (state = 1)),
    constraint a_lease_has_a_token check ((token is null) = (lease_until is null))
);

comment on table outbox is 'Messages to others, committed with the change behind them and sent afterwards, in order within a lane. The content is sealed and goes as soon as it is sent or given up; the empty row stays 24 hours after sending, 30 days after a failure.';
comment on column outbox.rule is 'When nobody knows whether it was sent: 1 send again, 2 send again with the same key, 3 ask an organiser, 4 let it go.';
comment on column outbox.coalesce_key is 'Items with the same key that nobody has claimed yet are one: the latest content wins.';
comment on column outbox.state is '1 waiting, 2 sent, 3 failed.';
comment on column outbox.lease_until is 'By the database''s clock: until then the item belongs to the token.';
comment on column outbox.sending is 'A request was about to be made: after a crash its outcome is unknown.';

create unique index outbox_coalescing on outbox (community_id, coalesce_key) where state = 1 and attempts = 0;
create index outbox_lanes on outbox (community_id, lane, outbox_id) where state = 1;
create index outbox_waiting on outbox (outbox_id) where state = 1;
create index outbox_by_age on outbox (closed_at) where state <> 1;

create table posted_cards (
    community_id  uuid  not null references communities,
    card          text  not null check (length(card) between 1 and 40),
    subject       uuid  not null,
    room          text  not null check (length(room) between 1 and 100),
    message_id    text  not null check (length(message_id) between 1 and 200),
    primary key (community_id, card, subject)
);

comment on table posted_cards is 'Where the cards stand that are edited in place: one of each kind and subject, so one queue card a channel. Kept until the community is removed.';

create table due_rows (
    community_id  uuid         not null references communities,
    kind          text         not null check (length(kind) between 1 and 30),
    subject       uuid         not null,
    due_at        timestamptz  not null,
    failures      int          not null default 0 check (failures >= 0),
    token         uuid,
    lease_until   timestamptz,
    primary key (community_id, kind, subject),
    constraint a_lease_has_a_token check ((token is null) = (lease_until is null))
);

comment on table due_rows is 'What is to happen by itself: reminders, ends of rounds, expiries. One row for each kind and subject, so a reminder cannot be due twice. Kept until it has happened.';

create index due_rows_by_time on due_rows (due_at);
