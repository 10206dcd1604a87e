-- A community the bot was removed from is kept for a time of grace, in case it comes back, and then erased whole.
alter table communities add column removed_at timestamptz;

comment on column communities.removed_at is 'Since when, by the database''s clock, the platform says that the bot is not there any more; null again when it is.';
