-- The weekly post once per channel and week, claims on principles, what organisers set, and who has left or may decide.

alter table communities
    add column default_minutes  smallint  not null default 45 check (default_minutes between 10 and 90),
    add column board_hour       smallint  not null default 9 check (board_hour between 0 and 23);

comment on column communities.default_minutes is 'How long a round is when nobody says otherwise.';
comment on column communities.board_hour is 'The hour of Monday, in the community''s zone, at which the week''s board is posted.';

alter table members
    add column left_at       timestamptz,
    add column is_organiser  boolean      not null default false;

comment on column members.left_at is 'Personal: since when the platform says they are gone; null again as soon as they act. Who has left is on no list.';
comment on column members.is_organiser is 'Personal: whether the platform said so when they acted last; what is for organisers alone is sent to these.';

create index organisers on members (community_id) where is_organiser;

comment on column channels.changed_at is 'Since when it is open, or closed.';

create table leaderboard_posts (
    community_id  uuid         not null,
    post_id       uuid         not null,
    channel_id    uuid         not null,
    week          int          not null check (week between 190001 and 999953),
    posted_at     timestamptz  not null,
    late          boolean      not null,
    primary key (community_id, post_id),
    constraint one_post_per_channel_and_week unique (community_id, channel_id, week),
    foreign key (community_id, channel_id) references channels
);

comment on table leaderboard_posts is 'That a week''s board was posted in a channel, so that it never is twice. What it shows is counted anew. Kept until the community is removed.';
comment on column leaderboard_posts.week is 'The ISO week the post is about, year times 100 plus week.';

create index leaderboard_posts_by_time on leaderboard_posts (community_id, posted_at);

create table claims (
    community_id  uuid         not null,
    member_id     uuid         not null,
    principle     text         not null check (length(principle) between 1 and 40),
    claimed_at    timestamptz  not null,
    primary key (community_id, member_id, principle),
    foreign key (community_id, member_id) references members
);

comment on table claims is 'Personal: who has said they will practise which principle next; shown to the group. Kept until it is practised, for 28 days at the most.';

create index claims_by_time on claims (claimed_at);

-- Channels that are open already get their first look at once; what they missed by less than a day is made up for.
insert into due_rows (community_id, kind, subject, due_at)
select community_id, 'weekly-board', channel_id, now()
from channels
where enabled
on conflict do nothing;
