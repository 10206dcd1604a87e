-- What a platform has to remember is one vault: sealed bytes under a name, and leases. No table is named for a platform any more.

create table platform_vault (
    platform      text         not null check (length(platform) between 1 and 20),
    kind          text         not null check (length(kind) between 1 and 40),
    name          text         not null check (length(name) between 1 and 200),
    belongs_to    text                  check (length(belongs_to) between 1 and 200),
    community     text                  check (length(community) between 1 and 60),
    content       bytea                 check (length(content) between 30 and 6000),
    version       uuid         not null default gen_random_uuid(),
    owner         text                  check (length(owner) between 1 and 300),
    fence         bigint,
    leased_until  timestamptz,
    forget_at     timestamptz,
    moved         jsonb                 check (length(moved::text) <= 2000),
    primary key (platform, kind, name),
    constraint leased_whole check ((owner is null) = (fence is null) and (owner is null) = (leased_until is null))
);

comment on column platform_vault.kind is 'What it is, in the platform''s own word.';
comment on column platform_vault.belongs_to is 'What else it is looked up by.';
comment on column platform_vault.community is 'The platform''s id of the community it goes with when that is erased.';
comment on column platform_vault.content is 'Sealed.';
comment on column platform_vault.version is 'Another one each time something is kept, so that word of an old one''s end does not touch the new one.';
comment on column platform_vault.owner is 'Who leases it, by the database''s clock; null where it is not leased at all.';
comment on column platform_vault.fence is 'Rises with each change of owner; what an earlier owner keeps is refused by it.';
comment on column platform_vault.forget_at is 'When the purge takes it; null where it stays until it is removed.';
comment on column platform_vault.moved is 'What came over from an earlier table and is sealed at the next start, which has the key; null afterwards and everywhere else.';

create index platform_vault_by_group on platform_vault (platform, kind, belongs_to) where belongs_to is not null;
create index platform_vault_of_community on platform_vault (platform, community) where community is not null;
create index platform_vault_by_age on platform_vault (forget_at) where forget_at is not null;

insert into platform_vault (platform, kind, name, content, moved)
select platform, case when is_organisation then 'org-installation' else 'installation' end, community, token,
    jsonb_build_object(
        'fields', jsonb_build_object('id', installation_id, 'organisation', organisation, 'bot_person', bot_person),
        'sealed', jsonb_build_object(
            'column', 'installations.token',
            'key', jsonb_build_array(platform, community, case when is_organisation then 'organisation' else 'community' end),
            'field', 'token'))
from installations
where token is not null;

insert into platform_vault (platform, kind, name, belongs_to, community)
select platform, 'part', community, organisation, community
from installations
where organisation is not null and not is_organisation;

insert into platform_vault (platform, kind, name, forget_at)
select platform, 'install-return', state_hash, expires_at
from install_attempts;

insert into platform_vault (platform, kind, name, owner, fence, leased_until, forget_at, moved)
select 'discord', 'shard', application_id || ':' || shard, owner, fence, expires_at, expires_at + interval '30 days',
    case when session_id is not null and session_shards is not null then jsonb_build_object(
        'fields', jsonb_build_object('session_id', session_id, 'resume_url', resume_url, 'sequence', sequence, 'shards', session_shards)) end
from discord_shards;

drop table installations;
drop table install_attempts;
drop table discord_shards;
