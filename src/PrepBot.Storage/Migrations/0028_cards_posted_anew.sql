-- A queue card that has scrolled away is posted anew, and the old one goes: since when a card stands where it stands, and which message it took the place of.
alter table posted_cards
    add column posted_at timestamptz not null default now(),
    add column replaced_message_id text check (length(replaced_message_id) between 1 and 200);

comment on column posted_cards.posted_at is 'Since when the card stands in this message.';
comment on column posted_cards.replaced_message_id is 'The message in the same room that it took the place of, until that one is gone or has no buttons any more.';
