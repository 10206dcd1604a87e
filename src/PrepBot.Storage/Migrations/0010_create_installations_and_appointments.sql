-- One bot serves many communities that let it in by themselves; members are made organisers; organisers decide about posts nobody can prove.

create table installations (
    community        text         not null check (length(community) between 1 and 60),
    platform         text         not null check (length(platform) between 1 and 20),
    is_organisation  boolean      not null,
    organisation     text                  check (length(organisation) between 1 and 60),
    installation_id  uuid,
    bot_person       text                  check (length(bot_person) between 1 and 60),
    token            bytea                 check (length(token) between 30 and 1000),
    changed_at       timestamptz  not null,
    primary key (community, platform, is_organisation),
    constraint whole_or_ended check ((token is null) = (installation_id is null) and (token is null) = (bot_person is null))
);

comment on table installations is 'Where the bot was let in, one row for each community or organisation as its platform names it. A row without a token has ended, or says only which organisation a community is part of. Kept until the bot is removed there; the token goes at that instant.';
comment on column installations.community is 'The platform''s id of the community; of the organisation where is_organisation is true.';
comment on column installations.installation_id is 'Another one after each installation, so that word of an old one''s end does not touch the new one.';
comment on column installations.bot_person is 'Who the bot is there.';
comment on column installations.token is 'Sealed.';

create table install_attempts (
    state_hash    text         not null primary key check (length(state_hash) = 64),
    platform      text         not null check (length(platform) between 1 and 20),
    browser_hash  text         not null check (length(browser_hash) = 64),
    expires_at    timestamptz  not null
);

comment on table install_attempts is 'Who is on the way to let the bot in: hashes of what the platform hands back and of what the browser keeps. Good once, for ten minutes; at most a thousand at a time.';

create index install_attempts_by_age on install_attempts (expires_at);

alter table members
    add column is_appointed boolean not null default false;

comment on column members.is_appointed is 'Personal: whether somebody who administers the group on its platform has made them an organiser.';

drop index organisers;
create index organisers on members (community_id) where is_organiser or is_appointed;

alter table communities
    add column rooms_refused_at timestamptz;

comment on column communities.rooms_refused_at is 'When organisers were last told that the platform refuses to open rooms; once a day is enough.';

alter table outbox
    drop constraint outbox_state_check,
    drop constraint content_only_while_waiting,
    drop constraint closed_unless_waiting,
    add constraint outbox_state_check check (state in (1, 2, 3, 4)),
    add constraint content_only_while_waiting check ((content is not null) = (state in (1, 4))),
    add constraint closed_unless_waiting check ((closed_at is null) = (state in (1, 4)));

comment on table outbox is 'Messages to others, committed with the change behind them and sent afterwards, in order within a lane. The content is sealed and goes as soon as it is sent or given up, or an organiser has decided about it; the empty row stays 24 hours after sending, 30 days after a failure.';
comment on column outbox.state is '1 waiting, 2 sent, 3 failed, 4 nobody knows whether it was sent, and an organiser is asked.';

create index outbox_held on outbox (community_id, outbox_id) where state = 4;
