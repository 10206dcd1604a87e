-- What people wait for must not stand in line behind an edit of a card, nor behind a word to somebody else whose way is throttled.

alter table outbox add column picture boolean not null default false;
alter table outbox add column route int not null default 0;

comment on column outbox.picture is 'An edit of a card that stands: it goes last, and nothing but the same card waits for it.';
comment on column outbox.route is 'Which of the lane''s ways it takes: 0 the room or channel itself, else a number drawn from the member it goes to. Items of one way keep their order whatever happens.';
