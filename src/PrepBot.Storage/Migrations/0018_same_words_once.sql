-- What people type is sent again when nobody could tell them whether it arrived: the same words of the same author must not count twice.

alter table deliveries add column words bytea check (length(words) = 32);

comment on column deliveries.words is 'Personal: a keyed hash of what was typed into a form that adds something, worth nothing without the key. The same words within an hour get the answer of the first. Kept like the row.';

create unique index deliveries_of_words on deliveries (community_id, member_id, words) where words is not null;
