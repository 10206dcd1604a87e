-- A refusal by a platform that lasts is a state with its cause, so that it is told once, shown where organisers look, and mended by itself.

create table refused_places (
    community_id  uuid         not null references communities,
    subject       uuid         not null,
    use           smallint     not null check (use in (1, 2, 3)),
    refusal       smallint     not null check (refusal >= 0),
    rights        text[]       not null check (cardinality(rights) <= 20 and length(array_to_string(rights, ',')) <= 500),
    since         timestamptz  not null,
    tries         int          not null check (tries >= 1),
    next_try_at   timestamptz,
    told_id       uuid,
    primary key (community_id, subject, use),
    foreign key (community_id, told_id) references members
);

comment on table refused_places is 'Channels and rooms a platform refuses to the bot, and why. A row goes when the cause has gone, or with the round.';
comment on column refused_places.subject is 'The channel, or the round whose room it is.';
comment on column refused_places.use is '1 posting in a channel, 2 opening rooms under it, 3 a round''s room.';
comment on column refused_places.refusal is 'The number of the refusal in the code: what is gone, missing or closed.';
comment on column refused_places.rights is 'The rights that are missing, in the platform''s words.';
comment on column refused_places.next_try_at is 'When it is tried again; null where only an event or a person can change it.';
comment on column refused_places.told_id is 'Personal: the organiser who was told, so that they hear it once.';

alter table channels
    add column opened_by  uuid,
    add foreign key (community_id, opened_by) references members;

comment on table channels is 'Personal: the channels organisers opened, or once opened, for mocks, and who did so last. Kept until the community is removed.';
comment on column channels.opened_by is 'Personal: the organiser who opened it last: hears first when the bot may not post in it. Goes when they are forgotten.';

create index channels_of_opener on channels (community_id, opened_by) where opened_by is not null;
create index refused_places_told on refused_places (community_id, told_id) where told_id is not null;

-- The state above has taken its place.
alter table communities drop column rooms_refused_at;

-- What waits for a place or a person.
alter table outbox
    add column waits_for  uuid,
    drop constraint outbox_state_check,
    drop constraint closed_unless_waiting,
    drop constraint content_only_while_waiting,
    add constraint outbox_state_check check (state in (1, 2, 3, 4, 5)),
    add constraint closed_unless_waiting check ((closed_at is null) = (state in (1, 4, 5))),
    add constraint content_only_while_waiting check ((content is not null) = (state in (1, 4, 5))),
    add constraint parked_for_somebody check ((waits_for is not null) = (state = 5));

comment on column outbox.state is '1 waiting, 2 sent, 3 failed, 4 nobody knows whether it was sent, and an organiser is asked, 5 waits for a place or a person to be reachable.';
comment on column outbox.waits_for is 'The channel, round or member an item of state 5 waits for.';

create index outbox_parked on outbox (community_id, waits_for) where state = 5;

alter table invitations add column is_private boolean not null default false;

comment on column invitations.is_private is 'Whether its card stands in the invited member''s private messages, because the channel is closed to the bot.';
