-- What a member wants to be asked may be a kind of situation as well as a principle.

alter table waiting_entries add column theme text check (length(theme) <= 40);
alter table invitations add column theme text check (length(theme) <= 40);

comment on column waiting_entries.theme is 'The key of the theme that was asked for, or null.';
comment on column invitations.theme is 'The key of the theme that was asked for, or null.';

-- Picking looks at the themes as well, and still reads nothing of a prompt but this index.
drop index prompts_to_pick_from;
create index prompts_to_pick_from on prompts (community_id, value_set_id, principle_id) include (prompt_key, levels, tracks, core, themes) where retired_at is null;
