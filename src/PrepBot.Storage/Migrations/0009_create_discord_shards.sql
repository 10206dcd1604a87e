-- Which process holds which Discord connection, and where it stands, so that a restart or another replica goes on from there.

create table discord_shards (
    application_id text        not null check (length(application_id) between 1 and 20),
    shard          integer     not null check (shard >= 0),
    shards         integer     not null check (shards > shard),
    owner          text        not null check (length(owner) between 1 and 300),
    fence          bigint      not null default 1,
    expires_at     timestamptz not null,
    session_id     text        null check (length(session_id) between 1 and 200),
    session_shards integer     null,
    resume_url     text        null check (length(resume_url) between 1 and 300),
    sequence       bigint      null,
    kept_at        timestamptz not null default now(),
    primary key (application_id, shard),
    check ((session_id is null) = (resume_url is null) and (session_id is null) = (sequence is null))
);

comment on table discord_shards is 'The right to a Discord connection, by the database''s clock, and the session to resume. No personal data.';
comment on column discord_shards.fence is 'Rises with each change of owner; writes of an earlier owner are refused by it.';
comment on column discord_shards.session_shards is 'How many shards there were when the session began: with another number it cannot be resumed.';
