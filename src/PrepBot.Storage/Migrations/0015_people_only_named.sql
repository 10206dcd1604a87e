-- People whom members avoid, invite or appoint may never have used the bot: their id and name stay only while somebody needs them.
alter table members add column has_acted boolean not null default true;
alter table members alter column has_acted set default false;

comment on column members.has_acted is 'Personal: whether they have used the bot themselves. Who was only named by others goes with the last of those who named them.';
