-- The question bank: value sets with their principles and prompts, who has heard which prompt, and what use tells about each.

create table value_sets (
    value_set_id  text        not null primary key,
    name          text        not null,
    disclaimer    text        not null,
    content_hash  text        not null,
    loaded_at     timestamptz not null
);

comment on table value_sets is 'The value sets that were loaded from files. The same for every community; on shards, a copy on each.';
comment on column value_sets.content_hash is 'Of what was loaded last; the same again is skipped.';

create table principles (
    value_set_id     text        not null references value_sets,
    principle_id     text        not null,
    name             text        not null,
    published_place  smallint    not null,
    probe_rank       smallint    not null,
    meaning          text        not null,
    strong           text        not null,
    solid            text        not null,
    mild_concern     text        not null,
    concern          text        not null,
    beats            jsonb       not null,
    green_flags      text[]      not null,
    red_flags        text[]      not null,
    mistakes         text[]      not null,
    probed_junior    text        not null check (probed_junior in ('seldom', 'sometimes', 'often', 'nearly-always')),
    probed_senior    text        not null check (probed_senior in ('seldom', 'sometimes', 'often', 'nearly-always')),
    probed_staff     text        not null check (probed_staff in ('seldom', 'sometimes', 'often', 'nearly-always')),
    neighbours       jsonb       not null,
    retired_at       timestamptz,
    primary key (value_set_id, principle_id)
);

comment on table principles is 'The principles of each value set with everything their cards say. The same for every community; on shards, a copy on each.';
comment on column principles.beats is '[{"id", "text"}]';
comment on column principles.neighbours is '[{"principle", "difference"}]';
comment on column principles.retired_at is 'When it was no longer in the files. Never deleted: rounds keep pointing at it.';

-- The built-in bank and every community's own prompts stand in one table, so that one query over one index picks from both. The built-in
-- bank is the community of zeros and not null: null could not be part of the key, and "the bank's or mine" stays a plain = any (...).
-- The keys of the two kinds never meet, because what a member has heard is kept by key alone.
create table prompts (
    community_id        uuid        not null default '00000000-0000-0000-0000-000000000000',
    prompt_key          text        not null check (length(prompt_key) between 1 and 60),
    value_set_id        text        not null,
    principle_id        text        not null,
    secondary           text[]      not null default '{}' check (cardinality(secondary) <= 2),
    text                text        not null,
    after               text        not null,
    probes              text[]      not null check (cardinality(probes) between 1 and 6),
    levels              text[]      not null check (cardinality(levels) > 0 and levels <@ array['junior', 'senior', 'staff']),
    tracks              text[]      not null check (cardinality(tracks) > 0 and tracks <@ array['general', 'software', 'data', 'ml', 'manager']),
    themes              text[]      not null default '{}',
    created_at          timestamptz not null,
    changed_at          timestamptz not null,
    retired_at          timestamptz,
    owner_community_id  uuid        generated always as (nullif(community_id, '00000000-0000-0000-0000-000000000000')) stored
                                    references communities on delete cascade,
    primary key (community_id, prompt_key),
    foreign key (value_set_id, principle_id) references principles,
    constraint own_prompts_have_keys_of_their_own
        check ((community_id = '00000000-0000-0000-0000-000000000000') = (prompt_key not like 'own-%'))
);

comment on table prompts is 'The questions: the built-in bank, loaded from files, and each community''s own. A community''s own are removed with it.';
comment on column prompts.community_id is 'The owner; zeros for the built-in bank.';
comment on column prompts.retired_at is 'When it was no longer asked. Never deleted: rounds keep pointing at it.';
comment on column prompts.owner_community_id is 'The owner again, null for the built-in bank, which belongs to nobody: what a reference can be made of.';

-- Picking reads nothing of a prompt but these columns.
create index prompts_to_pick_from on prompts (community_id, value_set_id, principle_id) include (prompt_key, levels, tracks) where retired_at is null;

create table prompt_exposures (
    community_id  uuid        not null,
    member_id     uuid        not null,
    prompt_key    text        not null,
    heard_as      smallint    not null check (heard_as in (1, 2)),
    times         int         not null check (times > 0),
    last_at       timestamptz not null,
    primary key (community_id, member_id, prompt_key),
    foreign key (community_id, member_id) references members on delete cascade
);

comment on table prompt_exposures is 'Personal: which prompts a member has met, so that no round repeats one. Kept until they ask to be forgotten or the community is removed.';
comment on column prompt_exposures.prompt_key is 'No reference: the prompt is the bank''s or the community''s own.';
comment on column prompt_exposures.heard_as is '1 as candidate of a round, 2 only alone; the lower one stays.';

create table prompt_use (
    community_id        uuid        not null references communities on delete cascade,
    prompt_key          text        not null,
    asked               int         not null default 0 check (asked >= 0),
    replaced_heard      int         not null default 0 check (replaced_heard >= 0),
    replaced_unclear    int         not null default 0 check (replaced_unclear >= 0),
    replaced_unfitting  int         not null default 0 check (replaced_unfitting >= 0),
    last_asked_at       timestamptz,
    primary key (community_id, prompt_key)
);

comment on table prompt_use is 'How often a community asked and replaced each prompt, and why; says nothing about a member. Kept until the community is removed.';
