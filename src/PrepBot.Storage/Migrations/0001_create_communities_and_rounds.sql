-- Communities with their channels and members, the queues and invitations in which members find each other, and the rounds they have.

create table communities (
    community_id        uuid        not null primary key,
    platform            text        not null check (platform ~ '^[a-z]{1,20}$'),
    external_id         text        not null check (length(external_id) between 1 and 100),
    time_zone           text        not null check (length(time_zone) between 1 and 64),
    waiting_entry_life  interval    not null check (waiting_entry_life between '1 minute' and '7 days'),
    invitation_life     interval    not null check (invitation_life between '1 minute' and '7 days'),
    arrival_time        interval    not null check (arrival_time between '1 minute' and '1 day'),
    repeat_after        interval    not null check (repeat_after between '0 days' and '1000 days'),
    created_at          timestamptz not null,
    unique (platform, external_id)
);

comment on table communities is 'A group of members on one platform, with the settings its organisers chose. Its id comes first in every other key, so that all rows of a community can live on one shard. Kept until the community is removed.';
comment on column communities.external_id is 'The platform''s id of the group.';

create table channels (
    community_id  uuid        not null references communities,
    channel_id    uuid        not null,
    external_id   text        not null check (length(external_id) between 1 and 100),
    enabled       boolean     not null,
    changed_at    timestamptz not null,
    primary key (community_id, channel_id),
    unique (community_id, external_id)
);

comment on table channels is 'The channels organisers opened, or once opened, for mocks. Kept until the community is removed.';

create table members (
    community_id    uuid        not null references communities,
    member_id       uuid        not null,
    external_id     text        not null check (length(external_id) between 1 and 100),
    display_name    text        not null check (length(display_name) between 1 and 200),
    time_zone       text                 check (length(time_zone) between 1 and 64),
    level           smallint             check (level in (1, 2, 3)),
    track           smallint    not null default 0 check (track in (0, 1, 2, 3, 4)),
    target_date     date,
    on_leaderboard  boolean     not null default true,
    created_at      timestamptz not null,
    primary key (community_id, member_id),
    unique (community_id, external_id)
);

comment on table members is 'Who has used the bot or was invited, with what they told about themselves. Kept until they ask to be forgotten or the community is removed.';
comment on column members.external_id is 'Personal: the platform''s id of the person, to know them again and to write to them.';
comment on column members.display_name is 'Personal: the name the platform shows, for cards, lists and the leaderboard; follows the platform.';
comment on column members.time_zone is 'Personal: IANA zone, for waking hours and weeks; told by the member or the platform.';
comment on column members.level is 'Personal: the level they prepare for, to fit prompts and partners.';
comment on column members.track is 'Personal: the trade they prepare for, to fit prompts.';
comment on column members.target_date is 'Personal: the day of the real interview, told by the member.';

create table do_not_pair (
    community_id  uuid  not null,
    member_id     uuid  not null,
    avoided_id    uuid  not null,
    primary key (community_id, member_id, avoided_id),
    foreign key (community_id, member_id) references members,
    foreign key (community_id, avoided_id) references members,
    check (member_id <> avoided_id)
);

comment on table do_not_pair is 'Personal: whom a member does not want to meet. Honoured both ways, shown to the member alone. Kept until they take it back or ask to be forgotten.';

create index avoided_by on do_not_pair (community_id, avoided_id);

create table waiting_entries (
    community_id   uuid         not null,
    entry_id       uuid         not null,
    channel_id     uuid         not null,
    member_id      uuid         not null,
    role           smallint     not null check (role in (0, 1, 2)),
    principles     text[]       not null check (cardinality(principles) <= 3 and length(array_to_string(principles, ',', '')) <= 130),
    minutes        smallint              check (minutes between 10 and 90),
    since          timestamptz  not null,
    expires_at     timestamptz  not null,
    first_in_line  boolean      not null,
    primary key (community_id, entry_id),
    constraint one_entry_per_member_and_channel unique (community_id, channel_id, member_id),
    foreign key (community_id, channel_id) references channels,
    foreign key (community_id, member_id) references members
);

comment on table waiting_entries is 'Personal: who waits in which channel''s queue for which part and principles. Kept until they are paired, leave, or the entry expires.';

create index waiting_entries_of_member on waiting_entries (community_id, member_id);

create table invitations (
    community_id   uuid         not null,
    invitation_id  uuid         not null,
    channel_id     uuid         not null,
    from_id        uuid         not null,
    to_id          uuid         not null,
    role           smallint     not null check (role in (0, 1, 2)),
    principles     text[]       not null check (cardinality(principles) <= 3 and length(array_to_string(principles, ',', '')) <= 130),
    minutes        smallint              check (minutes between 10 and 90),
    created_at     timestamptz  not null,
    expires_at     timestamptz  not null,
    state          smallint     not null check (state in (1, 2, 3, 4, 5)),
    primary key (community_id, invitation_id),
    foreign key (community_id, channel_id) references channels,
    foreign key (community_id, from_id) references members,
    foreign key (community_id, to_id) references members,
    check (from_id <> to_id)
);

comment on table invitations is 'Personal: who invited whom to a round, and what became of it. Kept for 30 days after it could be answered.';
comment on column invitations.state is '1 open, 2 accepted, 3 declined, 4 withdrawn, 5 expired.';

create unique index one_open_invitation_per_member on invitations (community_id, from_id) where state = 1;
create index open_invitations_to_member on invitations (community_id, to_id) where state = 1;
create index invitations_by_expiry on invitations (expires_at);

create table rounds (
    community_id    uuid         not null,
    round_id        uuid         not null,
    channel_id      uuid         not null,
    interviewer_id  uuid         not null,
    candidate_id    uuid         not null,
    observer_id     uuid,
    principles      text[]       not null check (cardinality(principles) between 1 and 3 and length(array_to_string(principles, ',', '')) <= 130),
    stage           smallint     not null check (stage in (1, 2, 3, 4, 5)),
    version         int          not null check (version >= 0),
    room            text                  check (length(room) between 1 and 100),
    progress        jsonb        not null check (length(progress::text) <= 200000),
    created_at      timestamptz  not null,
    ended_at        timestamptz,
    revealed_at     timestamptz,
    debrief_event   smallint              check (debrief_event in (1, 2, 3, 4)),
    follows_id      uuid,
    primary key (community_id, round_id),
    foreign key (community_id, channel_id) references channels,
    foreign key (community_id, interviewer_id) references members,
    foreign key (community_id, candidate_id) references members,
    foreign key (community_id, observer_id) references members,
    foreign key (community_id, follows_id) references rounds,
    constraint never_the_same_person_twice check (interviewer_id <> candidate_id and observer_id is distinct from interviewer_id and observer_id is distinct from candidate_id),
    constraint ended_once_the_talking_is_over check ((ended_at is null) = (stage in (1, 2))),
    constraint revealed_at_the_reveal check ((revealed_at is null) = (stage <> 4))
);

comment on table rounds is 'Personal: who mocked with whom, on which principles, and how far it came. What features ask for are columns; the rest is read and written only whole. Kept as the history coverage is counted from; when a member is forgotten, the partner''s round stays and the name is replaced.';
comment on column rounds.stage is '1 gathering, 2 running, 3 debriefing, 4 revealed, 5 cancelled.';
comment on column rounds.version is 'Rises with every change; two changes of the same version cannot both win.';
comment on column rounds.room is 'The platform''s id of the private room, once it is open.';
comment on column rounds.progress is 'The kit as it was drawn, the clock and who is here. Texts of the bank, no words of a member.';
comment on column rounds.debrief_event is 'The last event of the debrief clock that was handled: 1-3 reminders, 4 the deadline.';

create index rounds_of_room on rounds (community_id, room, created_at) where room is not null;
create index rounds_as_candidate on rounds (community_id, candidate_id) include (interviewer_id, stage, ended_at);
create index rounds_as_interviewer on rounds (community_id, interviewer_id) include (candidate_id, stage, ended_at);
create index rounds_that_took_place on rounds (community_id, ended_at) include (interviewer_id, candidate_id, observer_id) where stage in (3, 4);

create table open_seats (
    community_id  uuid  not null,
    member_id     uuid  not null,
    round_id      uuid  not null,
    primary key (community_id, member_id),
    foreign key (community_id, member_id) references members,
    foreign key (community_id, round_id) references rounds
);

comment on table open_seats is 'Who sits in a round that is gathering or running. The key says that a member is in one such round of a community; the rows go when the round ends.';

create index open_seats_of_round on open_seats (community_id, round_id);

create table no_shows (
    community_id  uuid  not null,
    round_id      uuid  not null,
    member_id     uuid  not null,
    primary key (community_id, round_id, member_id),
    foreign key (community_id, round_id) references rounds,
    foreign key (community_id, member_id) references members
);

comment on table no_shows is 'Personal: that a member did not come to a round. Counted privately, shown to nobody else. Kept with the round, until they ask to be forgotten.';

create index no_shows_of_member on no_shows (community_id, member_id);
