-- Platforms that tell a repeated post from a new one forget after a while: when the first try was made decides whether another is safe.

alter table outbox add column sending_since timestamptz;

comment on column outbox.sending_since is 'When the first of the tries whose outcome is unknown began; null while none is.';

update outbox set sending_since = now() where sending;
