-- Beats and flags have ids and labels, principles their levels and trades, prompts what they cannot show; worked answers stand beside the bank.

alter table principles alter column green_flags type jsonb using to_jsonb(green_flags);
alter table principles alter column red_flags type jsonb using to_jsonb(red_flags);
alter table principles add column short_name text;
alter table principles add column levels jsonb;
alter table principles add column tracks jsonb not null default '{}';

comment on column principles.beats is '[{"id", "label", "text"}]';
comment on column principles.green_flags is '[{"id", "label", "text"}]';
comment on column principles.red_flags is '[{"id", "label", "text"}]';
comment on column principles.levels is '{"junior", "senior", "staff"}: what an answer of each level sounds like; null where the set does not say.';
comment on column principles.tracks is 'What it looks like in each trade, by the word for the track.';

alter table prompts add column core boolean not null default false;
alter table prompts add column without text[] not null default '{}' check (cardinality(without) <= 2);
alter table prompts add column short text check (length(short) <= 70);

comment on column prompts.core is 'Asked plainly in most loops: a candidate hears these of a principle first.';
comment on column prompts.without is 'Beats an answer to it cannot show.';
comment on column prompts.short is 'The prompt in a line, for menus.';

-- Picking reads nothing of a prompt but these columns.
drop index prompts_to_pick_from;
create index prompts_to_pick_from on prompts (community_id, value_set_id, principle_id) include (prompt_key, levels, tracks, core) where retired_at is null;

create table worked_answers (
    value_set_id  text         not null,
    answer_id     text         not null check (length(answer_id) between 1 and 40),
    principle_id  text         not null,
    body          jsonb        not null,
    changed_at    timestamptz  not null,
    retired_at    timestamptz,
    primary key (value_set_id, answer_id),
    foreign key (value_set_id, principle_id) references principles
);

comment on table worked_answers is 'Invented answers with their keys, loaded from files. The same for every community; on shards, a copy on each.';
comment on column worked_answers.body is 'The answer with its key as last loaded.';
comment on column worked_answers.retired_at is 'When it was no longer in the files. Never deleted: who trained with it was compared with it.';
