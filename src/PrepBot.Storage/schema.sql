-- The schema as it stands after all migrations, for reading. Generated from a migrated database; nothing runs it.
-- Refresh it with: prepbot migrate --picture src/PrepBot.Storage/schema.sql

create table channels (
    community_id uuid                     not null,
    channel_id   uuid                     not null,
    external_id  text                     not null,
    enabled      boolean                  not null,
    changed_at   timestamp with time zone not null,
    opened_by    uuid,
    constraint channels_pkey PRIMARY KEY (community_id, channel_id),
    constraint channels_community_id_external_id_key UNIQUE (community_id, external_id),
    constraint channels_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(community_id),
    constraint channels_community_id_opened_by_fkey FOREIGN KEY (community_id, opened_by) REFERENCES members(community_id, member_id),
    constraint channels_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 100)))
);
CREATE INDEX channels_of_opener ON channels USING btree (community_id, opened_by) WHERE (opened_by IS NOT NULL);
comment on table channels is 'Personal: the channels organisers opened, or once opened, for mocks. Kept until the community is removed; who opened it until they ask to be forgotten.';
comment on column channels.changed_at is 'Since when it is open, or closed.';
comment on column channels.opened_by is 'Personal: the organiser who opened it last: hears first when the bot may not post in it. Goes when they are forgotten.';

create table claims (
    community_id uuid                     not null,
    member_id    uuid                     not null,
    principle    text                     not null,
    claimed_at   timestamp with time zone not null,
    constraint claims_pkey PRIMARY KEY (community_id, member_id, principle),
    constraint claims_community_id_member_id_fkey FOREIGN KEY (community_id, member_id) REFERENCES members(community_id, member_id),
    constraint claims_principle_check CHECK (((length(principle) >= 1) AND (length(principle) <= 40)))
);
CREATE INDEX claims_by_time ON claims USING btree (claimed_at);
comment on table claims is 'Personal: who has said they will practise which principle next. Kept until it is practised; 28 days at the most.';

create table communities (
    community_id       uuid                     not null,
    platform           text                     not null,
    external_id        text                     not null,
    time_zone          text                     not null,
    waiting_entry_life interval                 not null,
    invitation_life    interval                 not null,
    arrival_time       interval                 not null,
    repeat_after       interval                 not null,
    created_at         timestamp with time zone not null,
    default_minutes    smallint                 not null default 45,
    board_hour         smallint                 not null default 9,
    removed_at         timestamp with time zone,
    rings_on           boolean                  not null default true,
    rings_from         smallint                 not null default 8,
    rings_until        smallint                 not null default 22,
    constraint communities_pkey PRIMARY KEY (community_id),
    constraint communities_platform_external_id_key UNIQUE (platform, external_id),
    constraint communities_arrival_time_check CHECK (((arrival_time >= '00:01:00'::interval) AND (arrival_time <= '1 day'::interval))),
    constraint communities_board_hour_check CHECK (((board_hour >= 0) AND (board_hour <= 23))),
    constraint communities_check CHECK ((rings_from < rings_until)),
    constraint communities_default_minutes_check CHECK (((default_minutes >= 10) AND (default_minutes <= 90))),
    constraint communities_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 100))),
    constraint communities_invitation_life_check CHECK (((invitation_life >= '00:01:00'::interval) AND (invitation_life <= '7 days'::interval))),
    constraint communities_platform_check CHECK ((platform ~ '^[a-z]{1,20}$'::text)),
    constraint communities_repeat_after_check CHECK (((repeat_after >= '00:00:00'::interval) AND (repeat_after <= '1000 days'::interval))),
    constraint communities_rings_from_check CHECK (((rings_from >= 8) AND (rings_from <= 21))),
    constraint communities_rings_until_check CHECK (((rings_until >= 9) AND (rings_until <= 22))),
    constraint communities_time_zone_check CHECK (((length(time_zone) >= 1) AND (length(time_zone) <= 64))),
    constraint communities_waiting_entry_life_check CHECK (((waiting_entry_life >= '00:01:00'::interval) AND (waiting_entry_life <= '7 days'::interval)))
);
comment on table communities is 'Groups on one platform, with the settings their organisers chose. Kept until the community is removed.';
comment on column communities.external_id is 'The platform''s id of the group.';
comment on column communities.default_minutes is 'How long a round is when nobody says otherwise.';
comment on column communities.board_hour is 'The hour of Monday, in the community''s zone, at which the week''s board is posted.';
comment on column communities.removed_at is 'Since when, by the database''s clock, the platform says that the bot is not there any more; null again when it is.';
comment on column communities.rings_on is 'Whether members may ask to be rung.';
comment on column communities.rings_from is 'Nobody is rung before this hour of their own zone.';
comment on column communities.rings_until is 'Nobody is rung from this hour of their own zone on.';

create table credits (
    community_id   uuid                     not null,
    principle      text                     not null,
    candidate_id   uuid                     not null,
    interviewer_id uuid                     not null,
    week           integer                  not null,
    channel_id     uuid                     not null,
    round_id       uuid                     not null,
    ended_at       timestamp with time zone not null,
    verdict        smallint                 not null,
    own_verdict    smallint,
    first_time     boolean                  not null,
    constraint credits_pkey PRIMARY KEY (community_id, principle, candidate_id, interviewer_id, week),
    constraint credits_community_id_candidate_id_fkey FOREIGN KEY (community_id, candidate_id) REFERENCES members(community_id, member_id),
    constraint credits_community_id_channel_id_fkey FOREIGN KEY (community_id, channel_id) REFERENCES channels(community_id, channel_id),
    constraint credits_community_id_interviewer_id_fkey FOREIGN KEY (community_id, interviewer_id) REFERENCES members(community_id, member_id),
    constraint credits_community_id_round_id_fkey FOREIGN KEY (community_id, round_id) REFERENCES rounds(community_id, round_id),
    constraint credits_check CHECK ((candidate_id <> interviewer_id)),
    constraint credits_own_verdict_check CHECK ((own_verdict = ANY (ARRAY[0, 1, 2, 3, 4]))),
    constraint credits_principle_check CHECK (((length(principle) >= 1) AND (length(principle) <= 40))),
    constraint credits_verdict_check CHECK ((verdict = ANY (ARRAY[1, 2, 3, 4]))),
    constraint credits_week_check CHECK (((week >= 190001) AND (week <= 999953)))
);
CREATE INDEX credits_of_candidate ON credits USING btree (community_id, candidate_id, ended_at);
CREATE INDEX credits_of_interviewer ON credits USING btree (community_id, interviewer_id) INCLUDE (candidate_id, principle, verdict, ended_at);
CREATE INDEX credits_of_principle ON credits USING btree (community_id, principle, week);
CREATE INDEX credits_of_week ON credits USING btree (community_id, week) INCLUDE (candidate_id, principle, verdict, first_time);
CREATE UNIQUE INDEX first_times ON credits USING btree (community_id, candidate_id, principle) INCLUDE (week) WHERE first_time;
comment on table credits is 'Personal: one principle practised by a candidate with an interviewer in a week. Kept until the candidate asks to be forgotten.';
comment on column credits.week is 'ISO week in the community''s zone, year times 100 plus week.';
comment on column credits.verdict is '1 concern, 2 mild concern, 3 solid, 4 strong. Shown to the candidate alone, means from three raters on.';
comment on column credits.first_time is 'The earliest week in which this candidate practised this principle: lists of what is new, and of everything covered, read these few rows alone.';

create table debriefs (
    community_id uuid                     not null,
    round_id     uuid                     not null,
    author_id    uuid                     not null,
    version      integer                  not null,
    part         smallint                 not null,
    body         bytea                    not null,
    filed_at     timestamp with time zone not null,
    words_erased boolean                  not null default false,
    constraint debriefs_pkey PRIMARY KEY (community_id, round_id, author_id, version),
    constraint one_debrief_of_each_part_and_version UNIQUE (community_id, round_id, part, version),
    constraint debriefs_community_id_author_id_fkey FOREIGN KEY (community_id, author_id) REFERENCES members(community_id, member_id),
    constraint debriefs_community_id_round_id_fkey FOREIGN KEY (community_id, round_id) REFERENCES rounds(community_id, round_id),
    constraint debriefs_body_check CHECK ((length(body) <= 300000)),
    constraint debriefs_part_check CHECK ((part = ANY (ARRAY[1, 2]))),
    constraint debriefs_version_check CHECK ((version >= 1))
);
CREATE INDEX debriefs_of_author ON debriefs USING btree (community_id, author_id);
comment on table debriefs is 'Personal: the interviewer''s debrief and the candidate''s self-review, by version. Kept until author or candidate ask to be forgotten, verdicts until the candidate does.';
comment on column debriefs.part is '1 the interviewer''s debrief, 2 the candidate''s self-review.';
comment on column debriefs.body is 'Personal: verdicts, evidence, stories and helpfulness, sealed, so that nothing can be read early.';
comment on column debriefs.words_erased is 'Its author was forgotten: the sealed body holds verdicts and no words.';

create table deliveries (
    community_id uuid                     not null,
    platform     text                     not null,
    delivery_id  text                     not null,
    member_id    uuid                     not null,
    taken_at     timestamp with time zone not null,
    reply        bytea,
    words        bytea,
    constraint deliveries_pkey PRIMARY KEY (community_id, platform, delivery_id),
    constraint deliveries_community_id_member_id_fkey FOREIGN KEY (community_id, member_id) REFERENCES members(community_id, member_id),
    constraint deliveries_delivery_id_check CHECK (((length(delivery_id) >= 1) AND (length(delivery_id) <= 100))),
    constraint deliveries_platform_check CHECK ((platform ~ '^[a-z]{1,20}$'::text)),
    constraint deliveries_reply_check CHECK ((length(reply) <= 500000)),
    constraint deliveries_words_check CHECK ((length(words) = 32))
);
CREATE INDEX deliveries_by_age ON deliveries USING btree (taken_at);
CREATE INDEX deliveries_of_member ON deliveries USING btree (community_id, member_id);
CREATE UNIQUE INDEX deliveries_of_words ON deliveries USING btree (community_id, member_id, words) WHERE (words IS NOT NULL);
comment on table deliveries is 'Personal: clicks, commands and forms already handled, with the answer. Kept 72 hours after it came.';
comment on column deliveries.delivery_id is 'Personal: the platform''s id of the delivery; one that we made ourselves may name who it was about, until they ask to be forgotten.';
comment on column deliveries.reply is 'Personal: the answer, sealed, for when it is delivered again.';
comment on column deliveries.words is 'Personal: a keyed hash of what was typed into a form that adds something, worth nothing without the key; the same words within an hour get the answer of the first.';

create table disputes (
    community_id uuid                     not null,
    dispute_id   uuid                     not null,
    round_id     uuid                     not null,
    principle    text                     not null,
    shares_text  boolean                  not null,
    state        smallint                 not null,
    opened_at    timestamp with time zone not null,
    decided_at   timestamp with time zone,
    decided_by   uuid,
    constraint disputes_pkey PRIMARY KEY (community_id, dispute_id),
    constraint one_dispute_per_round_and_principle UNIQUE (community_id, round_id, principle),
    constraint disputes_community_id_decided_by_fkey FOREIGN KEY (community_id, decided_by) REFERENCES members(community_id, member_id),
    constraint disputes_community_id_round_id_fkey FOREIGN KEY (community_id, round_id) REFERENCES rounds(community_id, round_id),
    constraint decided_unless_open CHECK (((decided_at IS NULL) = (state = 1))),
    constraint disputes_principle_check CHECK (((length(principle) >= 1) AND (length(principle) <= 40))),
    constraint disputes_state_check CHECK ((state = ANY (ARRAY[1, 2, 3, 4])))
);
CREATE INDEX disputes_of_decider ON disputes USING btree (community_id, decided_by) WHERE (decided_by IS NOT NULL);
CREATE INDEX disputes_to_decide ON disputes USING btree (community_id, opened_at) WHERE (state = 1);
comment on table disputes is 'Personal: that a candidate says a score is not about their answer, and what an organiser decided. Kept with the round, until the candidate asks to be forgotten.';
comment on column disputes.shares_text is 'Whether the candidate lets organisers read what was written for this principle.';
comment on column disputes.state is '1 open, 2 the score stands, 3 set aside, 4 taken back.';

create table do_not_pair (
    community_id uuid not null,
    member_id    uuid not null,
    avoided_id   uuid not null,
    constraint do_not_pair_pkey PRIMARY KEY (community_id, member_id, avoided_id),
    constraint do_not_pair_community_id_avoided_id_fkey FOREIGN KEY (community_id, avoided_id) REFERENCES members(community_id, member_id),
    constraint do_not_pair_community_id_member_id_fkey FOREIGN KEY (community_id, member_id) REFERENCES members(community_id, member_id),
    constraint do_not_pair_check CHECK ((member_id <> avoided_id))
);
CREATE INDEX avoided_by ON do_not_pair USING btree (community_id, avoided_id);
comment on table do_not_pair is 'Personal: whom a member does not want to meet. Kept until taken back, or one of the two asks to be forgotten.';

create table due_rows (
    community_id uuid                     not null,
    kind         text                     not null,
    subject      uuid                     not null,
    due_at       timestamp with time zone not null,
    failures     integer                  not null default 0,
    token        uuid,
    lease_until  timestamp with time zone,
    constraint due_rows_pkey PRIMARY KEY (community_id, kind, subject),
    constraint due_rows_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(community_id),
    constraint a_lease_has_a_token CHECK (((token IS NULL) = (lease_until IS NULL))),
    constraint due_rows_failures_check CHECK ((failures >= 0)),
    constraint due_rows_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 30)))
);
CREATE INDEX due_rows_by_time ON due_rows USING btree (due_at);
comment on table due_rows is 'Personal: what is to happen by itself: reminders, ends, expiries. Kept until it has happened.';

create table erasures (
    community_id uuid                     not null,
    erasure_id   uuid                     not null,
    mark         bytea                    not null,
    asked_at     timestamp with time zone not null,
    member_id    uuid,
    step         smallint                 not null,
    reached      text,
    person       bytea,
    done_at      timestamp with time zone,
    cut_at       timestamp with time zone not null default now(),
    constraint erasures_pkey PRIMARY KEY (community_id, erasure_id),
    constraint erasures_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(community_id),
    constraint erasures_mark_check CHECK ((length(mark) = 32)),
    constraint erasures_person_check CHECK ((length(person) <= 2000)),
    constraint erasures_reached_check CHECK (((length(reached) >= 1) AND (length(reached) <= 200))),
    constraint erasures_step_check CHECK (((step >= 1) AND (step <= 9))),
    constraint nobody_is_left_once_done CHECK ((((done_at IS NULL) = (person IS NOT NULL)) AND ((done_at IS NULL) = (member_id IS NOT NULL))))
);
CREATE INDEX erasures_by_cut ON erasures USING btree (community_id, cut_at);
CREATE INDEX erasures_under_way ON erasures USING btree (community_id, member_id) WHERE (done_at IS NULL);
comment on table erasures is 'Personal: that somebody asked to be forgotten. Kept until the community is removed, the hash, so that a restored backup is erased again; id and name until it is done, within 60 seconds.';
comment on column erasures.mark is 'A keyed hash of platform, community and person: tells the person again when a backup brings them back, and cannot be read back.';
comment on column erasures.asked_at is 'What is older is erased; who comes back later starts afresh.';
comment on column erasures.step is 'What is to be done next; see ErasureStep.';
comment on column erasures.person is 'Personal: id and name, sealed, to find what is still to be erased and to say that it is done. Gone when it is.';
comment on column erasures.cut_at is 'When the tie was cut, by the database''s clock.';

create table form_drafts (
    community_id uuid                     not null,
    member_id    uuid                     not null,
    form         text                     not null,
    body         bytea                    not null,
    changed_at   timestamp with time zone not null,
    constraint form_drafts_pkey PRIMARY KEY (community_id, member_id, form),
    constraint form_drafts_community_id_member_id_fkey FOREIGN KEY (community_id, member_id) REFERENCES members(community_id, member_id),
    constraint form_drafts_body_check CHECK ((length(body) <= 500000)),
    constraint form_drafts_form_check CHECK (((length(form) >= 1) AND (length(form) <= 100)))
);
CREATE INDEX form_drafts_by_age ON form_drafts USING btree (changed_at);
comment on table form_drafts is 'Personal: what was typed into a form that is not filed yet. Kept 7 days after the last change.';
comment on column form_drafts.form is 'Which form: feature, verb and subject of its action id.';
comment on column form_drafts.body is 'Personal: what was typed, sealed.';

create table housekeeping (
    rule       text                     not null,
    ran_at     timestamp with time zone not null,
    removed    bigint                   not null,
    took       interval                 not null,
    failures   integer                  not null default 0,
    failed_why text,
    constraint housekeeping_pkey PRIMARY KEY (rule),
    constraint housekeeping_failed_why_check CHECK (((length(failed_why) >= 1) AND (length(failed_why) <= 100))),
    constraint housekeeping_failures_check CHECK ((failures >= 0)),
    constraint housekeeping_removed_check CHECK ((removed >= 0)),
    constraint housekeeping_rule_check CHECK (((length(rule) >= 1) AND (length(rule) <= 40)))
);
comment on table housekeeping is 'When each rule of the purge ran last, what it removed, and whether it failed. Kept until the rule runs again.';
comment on column housekeeping.removed is 'How many rows went the last time.';
comment on column housekeeping.failures is 'How often in a row it has failed now; 0 when the last run went well.';
comment on column housekeeping.failed_why is 'The kind of the failure; holds nothing of anybody.';

create table invitations (
    community_id  uuid                     not null,
    invitation_id uuid                     not null,
    channel_id    uuid                     not null,
    from_id       uuid                     not null,
    to_id         uuid                     not null,
    role          smallint                 not null,
    principles    text[]                   not null,
    minutes       smallint,
    created_at    timestamp with time zone not null,
    expires_at    timestamp with time zone not null,
    state         smallint                 not null,
    is_private    boolean                  not null default false,
    theme         text,
    constraint invitations_pkey PRIMARY KEY (community_id, invitation_id),
    constraint invitations_community_id_channel_id_fkey FOREIGN KEY (community_id, channel_id) REFERENCES channels(community_id, channel_id),
    constraint invitations_community_id_from_id_fkey FOREIGN KEY (community_id, from_id) REFERENCES members(community_id, member_id),
    constraint invitations_community_id_to_id_fkey FOREIGN KEY (community_id, to_id) REFERENCES members(community_id, member_id),
    constraint invitations_check CHECK ((from_id <> to_id)),
    constraint invitations_minutes_check CHECK (((minutes >= 10) AND (minutes <= 90))),
    constraint invitations_principles_check CHECK (((cardinality(principles) <= 3) AND (length(array_to_string(principles, ','::text, ''::text)) <= 130))),
    constraint invitations_role_check CHECK ((role = ANY (ARRAY[0, 1, 2]))),
    constraint invitations_state_check CHECK ((state = ANY (ARRAY[1, 2, 3, 4, 5]))),
    constraint invitations_theme_check CHECK ((length(theme) <= 40))
);
CREATE INDEX invitations_by_expiry ON invitations USING btree (expires_at);
CREATE INDEX invitations_of_invited ON invitations USING btree (community_id, to_id);
CREATE INDEX invitations_of_inviter ON invitations USING btree (community_id, from_id);
CREATE UNIQUE INDEX one_open_invitation_per_member ON invitations USING btree (community_id, from_id) WHERE (state = 1);
CREATE INDEX open_invitations_to_member ON invitations USING btree (community_id, to_id) WHERE (state = 1);
comment on table invitations is 'Personal: direct invitations to a round. Kept 30 days after they could be answered.';
comment on column invitations.state is '1 open, 2 accepted, 3 declined, 4 withdrawn, 5 expired.';
comment on column invitations.is_private is 'Whether its card stands in the invited member''s private messages, because the channel is closed to the bot.';
comment on column invitations.theme is 'The key of the theme that was asked for, or null.';

create table key_check (
    key_id smallint not null,
    sealed bytea    not null,
    constraint key_check_pkey PRIMARY KEY (key_id),
    constraint key_check_key_id_check CHECK (((key_id >= 1) AND (key_id <= 255))),
    constraint key_check_sealed_check CHECK ((length(sealed) <= 200))
);
comment on table key_check is 'A fixed word, sealed. Kept always.';

create table leaderboard_posts (
    community_id uuid                     not null,
    post_id      uuid                     not null,
    channel_id   uuid                     not null,
    week         integer                  not null,
    posted_at    timestamp with time zone not null,
    late         boolean                  not null,
    constraint leaderboard_posts_pkey PRIMARY KEY (community_id, post_id),
    constraint one_post_per_channel_and_week UNIQUE (community_id, channel_id, week),
    constraint leaderboard_posts_community_id_channel_id_fkey FOREIGN KEY (community_id, channel_id) REFERENCES channels(community_id, channel_id),
    constraint leaderboard_posts_week_check CHECK (((week >= 190001) AND (week <= 999953)))
);
CREATE INDEX leaderboard_posts_by_time ON leaderboard_posts USING btree (community_id, posted_at);
comment on table leaderboard_posts is 'That a week''s board was posted in a channel; what it shows is counted anew. Kept until the community is removed.';
comment on column leaderboard_posts.week is 'The ISO week the post is about, year times 100 plus week.';

create table local_files (
    community  text                     not null,
    file_id    bigint                   not null generated always as identity,
    key        text                     not null,
    person     text                     not null,
    name       text                     not null,
    media_type text                     not null,
    content    bytea                    not null,
    kept_at    timestamp with time zone not null,
    constraint local_files_pkey PRIMARY KEY (community, file_id),
    constraint local_files_community_key_key UNIQUE (community, key),
    constraint local_files_community_check CHECK (((length(community) >= 1) AND (length(community) <= 100))),
    constraint local_files_content_check CHECK ((length(content) <= 4000000)),
    constraint local_files_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200))),
    constraint local_files_media_type_check CHECK (((length(media_type) >= 1) AND (length(media_type) <= 100))),
    constraint local_files_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    constraint local_files_person_check CHECK (((length(person) >= 1) AND (length(person) <= 100)))
);
CREATE INDEX local_files_by_age ON local_files USING btree (kept_at);
comment on table local_files is 'Personal: files the playground gave to one person. Kept 7 days after it was made.';
comment on column local_files.person is 'Personal: the only person who can fetch it.';
comment on column local_files.content is 'Personal: what is in the file, sealed.';

create table local_messages (
    community  text                     not null,
    message_id bigint                   not null generated always as identity,
    room_id    bigint                   not null,
    key        text                     not null,
    visible_to text,
    author     text,
    content    bytea                    not null,
    posted_at  timestamp with time zone not null,
    changed_at timestamp with time zone,
    constraint local_messages_pkey PRIMARY KEY (community, message_id),
    constraint local_messages_community_key_key UNIQUE (community, key),
    constraint local_messages_community_room_id_fkey FOREIGN KEY (community, room_id) REFERENCES local_rooms(community, room_id),
    constraint local_messages_author_check CHECK (((length(author) >= 1) AND (length(author) <= 100))),
    constraint local_messages_content_check CHECK ((length(content) <= 500000)),
    constraint local_messages_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200))),
    constraint local_messages_visible_to_check CHECK (((length(visible_to) >= 1) AND (length(visible_to) <= 100)))
);
CREATE INDEX local_messages_by_age ON local_messages USING btree (posted_at);
CREATE INDEX local_messages_of_room ON local_messages USING btree (community, room_id, message_id);
comment on table local_messages is 'Personal: the playground''s conversations. Kept 90 days after it was said.';
comment on column local_messages.visible_to is 'Personal: the only person who sees it; null means everybody in the room.';
comment on column local_messages.author is 'Personal: who speaks; null means the bot.';
comment on column local_messages.content is 'Personal: what was said, sealed.';

create table local_rooms (
    community text                     not null,
    room_id   bigint                   not null generated always as identity,
    key       text                     not null,
    title     text                     not null,
    parent_id bigint,
    people    text[]                   not null,
    added_at  timestamp with time zone not null,
    closed_at timestamp with time zone,
    constraint local_rooms_pkey PRIMARY KEY (community, room_id),
    constraint local_rooms_community_key_key UNIQUE (community, key),
    constraint local_rooms_community_parent_id_fkey FOREIGN KEY (community, parent_id) REFERENCES local_rooms(community, room_id),
    constraint local_rooms_community_check CHECK (((length(community) >= 1) AND (length(community) <= 100))),
    constraint local_rooms_key_check CHECK (((length(key) >= 1) AND (length(key) <= 200))),
    constraint local_rooms_people_check CHECK (((cardinality(people) <= 50) AND (length(array_to_string(people, ','::text, ''::text)) <= 5000))),
    constraint local_rooms_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
comment on table local_rooms is 'Personal: the playground''s rooms, which no chat service remembers for it. Kept until the playground''s data is removed; who asks to be forgotten is taken out of them.';
comment on column local_rooms.title is 'Personal: its name, which may be made of its people''s.';
comment on column local_rooms.people is 'Personal: who may see it; empty means everybody.';

create table members (
    community_id      uuid                     not null,
    member_id         uuid                     not null,
    external_id       text                     not null,
    display_name      text                     not null,
    time_zone         text,
    level             smallint,
    track             smallint                 not null default 0,
    target_date       date,
    on_leaderboard    boolean                  not null default true,
    created_at        timestamp with time zone not null,
    left_at           timestamp with time zone,
    is_organiser      boolean                  not null default false,
    is_appointed      boolean                  not null default false,
    forgotten_at      timestamp with time zone,
    observers_welcome boolean                  not null default false,
    has_acted         boolean                  not null default false,
    added_at          timestamp with time zone not null default clock_timestamp(),
    was_asked         boolean                  not null default false,
    constraint members_pkey PRIMARY KEY (community_id, member_id),
    constraint members_community_id_external_id_key UNIQUE (community_id, external_id),
    constraint members_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(community_id),
    constraint members_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 200))),
    constraint members_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 100))),
    constraint members_level_check CHECK ((level = ANY (ARRAY[1, 2, 3]))),
    constraint members_time_zone_check CHECK (((length(time_zone) >= 1) AND (length(time_zone) <= 64))),
    constraint members_track_check CHECK ((track = ANY (ARRAY[0, 1, 2, 3, 4])))
);
CREATE INDEX forgotten_members ON members USING btree (community_id) WHERE (forgotten_at IS NOT NULL);
CREATE INDEX organisers ON members USING btree (community_id) WHERE (is_organiser OR is_appointed);
comment on table members is 'Personal: who has used the bot, or was avoided, invited or made an organiser by somebody who has. Kept until they ask to be forgotten, or the community is removed; who has never used the bot: while somebody avoids them, an invitation to them stands, or they are an appointed organiser; 30 days after the last of that, who never used the bot; 72 hours after they were forgotten, the row without a person, unless records of others refer to it.';
comment on column members.external_id is 'Personal: the platform''s id of the person, to know them again and to write to them.';
comment on column members.display_name is 'Personal: the name the platform shows, for cards, lists and the leaderboard; follows the platform.';
comment on column members.time_zone is 'Personal: IANA zone, for waking hours and weeks; told by the member or the platform.';
comment on column members.level is 'Personal: the level they prepare for, to fit prompts and partners.';
comment on column members.track is 'Personal: the trade they prepare for, to fit prompts.';
comment on column members.target_date is 'Personal: the day of the real interview, told by the member.';
comment on column members.left_at is 'Personal: since when the platform says they are gone; null again as soon as they act. Who has left is on no list.';
comment on column members.is_organiser is 'Personal: whether the platform said so when they acted last; what is for organisers alone is sent to these.';
comment on column members.is_appointed is 'Personal: whether somebody who administers the group on its platform has made them an organiser.';
comment on column members.forgotten_at is 'Since when nobody stands behind this row any more: the id and name are replaced, and it only keeps the others'' records together. It goes when nothing refers to it.';
comment on column members.observers_welcome is 'Personal: whether somebody may watch this member''s rounds, with a job. Both of a round must have said so.';
comment on column members.has_acted is 'Personal: whether they have used the bot themselves. Who was only named by others goes with the last of those who named them.';
comment on column members.added_at is 'Since when the row is there, by the database''s clock: who was there before the wish of the same person came back with a backup.';
comment on column members.was_asked is 'Personal: whether level, track and target date were asked at their first start, or told before; so that nobody is asked twice.';

create table no_shows (
    community_id uuid not null,
    round_id     uuid not null,
    member_id    uuid not null,
    constraint no_shows_pkey PRIMARY KEY (community_id, round_id, member_id),
    constraint no_shows_community_id_member_id_fkey FOREIGN KEY (community_id, member_id) REFERENCES members(community_id, member_id),
    constraint no_shows_community_id_round_id_fkey FOREIGN KEY (community_id, round_id) REFERENCES rounds(community_id, round_id)
);
CREATE INDEX no_shows_of_member ON no_shows USING btree (community_id, member_id);
comment on table no_shows is 'Personal: that a member did not come to a round. Kept with the round, until they ask to be forgotten.';

create table notes (
    community_id uuid   not null,
    round_id     uuid   not null,
    author_id    uuid   not null,
    note_id      bigint not null generated always as identity,
    body         bytea  not null,
    constraint notes_pkey PRIMARY KEY (community_id, round_id, author_id, note_id),
    constraint notes_community_id_author_id_fkey FOREIGN KEY (community_id, author_id) REFERENCES members(community_id, member_id),
    constraint notes_community_id_round_id_fkey FOREIGN KEY (community_id, round_id) REFERENCES rounds(community_id, round_id),
    constraint notes_body_check CHECK ((length(body) <= 10000))
);
CREATE INDEX notes_of_author ON notes USING btree (community_id, author_id);
comment on table notes is 'Personal: private notes taken during a round. Kept with the round, until the author or the candidate asks to be forgotten.';
comment on column notes.body is 'Personal: the note, sealed; only its author sees it.';

create table observations (
    community_id uuid     not null,
    round_id     uuid     not null,
    prompt_key   text     not null,
    observer_id  uuid     not null,
    candidate_id uuid     not null,
    own_words    smallint not null,
    group_words  smallint not null,
    heard        smallint not null,
    constraint observations_pkey PRIMARY KEY (community_id, round_id, prompt_key),
    constraint observations_community_id_candidate_id_fkey FOREIGN KEY (community_id, candidate_id) REFERENCES members(community_id, member_id),
    constraint observations_community_id_observer_id_fkey FOREIGN KEY (community_id, observer_id) REFERENCES members(community_id, member_id),
    constraint observations_community_id_round_id_fkey FOREIGN KEY (community_id, round_id) REFERENCES rounds(community_id, round_id),
    constraint observations_check CHECK ((observer_id <> candidate_id)),
    constraint observations_group_words_check CHECK (((group_words >= 0) AND (group_words <= 999))),
    constraint observations_heard_check CHECK (((heard >= 0) AND (heard <= 31))),
    constraint observations_own_words_check CHECK (((own_words >= 0) AND (own_words <= 999))),
    constraint observations_prompt_key_check CHECK (((length(prompt_key) >= 1) AND (length(prompt_key) <= 60)))
);
CREATE INDEX observations_of_candidate ON observations USING btree (community_id, candidate_id, round_id);
CREATE INDEX observations_of_observer ON observations USING btree (community_id, observer_id);
comment on table observations is 'Personal: what an observer counted in each answer. Kept with the round, until the observer or the candidate asks to be forgotten.';
comment on column observations.heard is 'Parts that were there, added up: 1 situation, 2 task, 4 action, 8 result, 16 learning.';

create table open_seats (
    community_id uuid not null,
    member_id    uuid not null,
    round_id     uuid not null,
    constraint open_seats_pkey PRIMARY KEY (community_id, member_id),
    constraint open_seats_community_id_member_id_fkey FOREIGN KEY (community_id, member_id) REFERENCES members(community_id, member_id),
    constraint open_seats_community_id_round_id_fkey FOREIGN KEY (community_id, round_id) REFERENCES rounds(community_id, round_id)
);
CREATE INDEX open_seats_of_round ON open_seats USING btree (community_id, round_id);
comment on table open_seats is 'Personal: who sits in a round under way. Kept until the round ends.';

create table outbox (
    community_id  uuid                     not null,
    outbox_id     bigint                   not null generated always as identity,
    lane          uuid                     not null,
    content       bytea,
    rule          smallint                 not null,
    coalesce_key  text,
    created_at    timestamp with time zone not null,
    expires_at    timestamp with time zone not null,
    state         smallint                 not null default 1,
    attempts      integer                  not null default 0,
    not_before    timestamp with time zone not null default now(),
    token         uuid,
    lease_until   timestamp with time zone,
    sending       boolean                  not null default false,
    failed_why    text,
    closed_at     timestamp with time zone,
    sending_since timestamp with time zone,
    picture       boolean                  not null default false,
    route         integer                  not null default 0,
    waits_for     uuid,
    constraint outbox_pkey PRIMARY KEY (community_id, outbox_id),
    constraint outbox_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(community_id),
    constraint a_lease_has_a_token CHECK (((token IS NULL) = (lease_until IS NULL))),
    constraint closed_unless_waiting CHECK (((closed_at IS NULL) = (state = ANY (ARRAY[1, 4, 5])))),
    constraint content_only_while_waiting CHECK (((content IS NOT NULL) = (state = ANY (ARRAY[1, 4, 5])))),
    constraint outbox_attempts_check CHECK ((attempts >= 0)),
    constraint outbox_coalesce_key_check CHECK (((length(coalesce_key) >= 1) AND (length(coalesce_key) <= 100))),
    constraint outbox_content_check CHECK ((length(content) <= 500000)),
    constraint outbox_failed_why_check CHECK ((length(failed_why) <= 500)),
    constraint outbox_rule_check CHECK ((rule = ANY (ARRAY[1, 2, 3, 4]))),
    constraint outbox_state_check CHECK ((state = ANY (ARRAY[1, 2, 3, 4, 5]))),
    constraint parked_for_somebody CHECK (((waits_for IS NOT NULL) = (state = 5)))
);
CREATE INDEX outbox_by_age ON outbox USING btree (closed_at) WHERE (state <> 1);
CREATE UNIQUE INDEX outbox_coalescing ON outbox USING btree (community_id, coalesce_key) WHERE ((state = 1) AND (attempts = 0));
CREATE INDEX outbox_held ON outbox USING btree (community_id, outbox_id) WHERE (state = 4);
CREATE INDEX outbox_lanes ON outbox USING btree (community_id, lane, outbox_id) WHERE (state = 1);
CREATE INDEX outbox_parked ON outbox USING btree (community_id, waits_for) WHERE (state = 5);
CREATE INDEX outbox_waiting ON outbox USING btree (outbox_id) WHERE (state = 1);
comment on table outbox is 'Personal: messages to others, waiting to be sent. Kept until it is sent; the words of a message nobody knows of whether it was sent: until an organiser has decided, or its time is over; the words of a message whose place or person cannot be reached: until they can be, or its time is over; 24 hours after sending, the empty row; 30 days after a failure, the empty row.';
comment on column outbox.content is 'Personal: the message, sealed; only while it waits.';
comment on column outbox.rule is 'When nobody knows whether it was sent: 1 send again, 2 send again with the same key, 3 ask an organiser, 4 let it go.';
comment on column outbox.coalesce_key is 'Items with the same key that nobody has claimed yet are one: the latest content wins.';
comment on column outbox.state is '1 waiting, 2 sent, 3 failed, 4 nobody knows whether it was sent, and an organiser is asked, 5 waits for a place or a person to be reachable.';
comment on column outbox.lease_until is 'By the database''s clock: until then the item belongs to the token.';
comment on column outbox.sending is 'A request was about to be made: after a crash its outcome is unknown.';
comment on column outbox.sending_since is 'When the first of the tries whose outcome is unknown began; null while none is.';
comment on column outbox.picture is 'An edit of a card that stands: it goes last, and nothing but the same card waits for it.';
comment on column outbox.route is 'Which of the lane''s ways it takes: 0 the room or channel itself, else a number drawn from the member it goes to. Items of one way keep their order whatever happens.';
comment on column outbox.waits_for is 'The channel, round or member an item of state 5 waits for.';

create table platform_vault (
    platform     text                     not null,
    kind         text                     not null,
    name         text                     not null,
    belongs_to   text,
    community    text,
    content      bytea,
    version      uuid                     not null default gen_random_uuid(),
    owner        text,
    fence        bigint,
    leased_until timestamp with time zone,
    forget_at    timestamp with time zone,
    moved        jsonb,
    constraint platform_vault_pkey PRIMARY KEY (platform, kind, name),
    constraint leased_whole CHECK ((((owner IS NULL) = (fence IS NULL)) AND ((owner IS NULL) = (leased_until IS NULL)))),
    constraint platform_vault_belongs_to_check CHECK (((length(belongs_to) >= 1) AND (length(belongs_to) <= 200))),
    constraint platform_vault_community_check CHECK (((length(community) >= 1) AND (length(community) <= 60))),
    constraint platform_vault_content_check CHECK (((length(content) >= 30) AND (length(content) <= 6000))),
    constraint platform_vault_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 40))),
    constraint platform_vault_moved_check CHECK ((length((moved)::text) <= 2000)),
    constraint platform_vault_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    constraint platform_vault_owner_check CHECK (((length(owner) >= 1) AND (length(owner) <= 300))),
    constraint platform_vault_platform_check CHECK (((length(platform) >= 1) AND (length(platform) <= 20)))
);
CREATE INDEX platform_vault_by_age ON platform_vault USING btree (forget_at) WHERE (forget_at IS NOT NULL);
CREATE INDEX platform_vault_by_group ON platform_vault USING btree (platform, kind, belongs_to) WHERE (belongs_to IS NOT NULL);
CREATE INDEX platform_vault_of_community ON platform_vault USING btree (platform, community) WHERE (community IS NOT NULL);
comment on table platform_vault is 'What a chat platform has to remember of itself: where people have let the bot in, with its token, sealed; which organisation a community is part of; which ways back from letting it in have been used; which process holds which connection, and the session to go on with, sealed. Kept until the bot is removed there, its token; the organisation until the community is removed; a way back, a quarter of an hour; a connection, 30 days after the last use.';
comment on column platform_vault.kind is 'What it is, in the platform''s own word.';
comment on column platform_vault.belongs_to is 'What else it is looked up by.';
comment on column platform_vault.community is 'The platform''s id of the community it goes with when that is erased.';
comment on column platform_vault.content is 'Sealed.';
comment on column platform_vault.version is 'Another one each time something is kept, so that word of an old one''s end does not touch the new one.';
comment on column platform_vault.owner is 'Who leases it, by the database''s clock; null where it is not leased at all.';
comment on column platform_vault.fence is 'Rises with each change of owner; what an earlier owner keeps is refused by it.';
comment on column platform_vault.forget_at is 'When the purge takes it; null where it stays until it is removed.';
comment on column platform_vault.moved is 'What came over from an earlier table and is sealed at the next start, which has the key; null afterwards and everywhere else.';

create table posted_cards (
    community_id        uuid                     not null,
    card                text                     not null,
    subject             uuid                     not null,
    room                text                     not null,
    message_id          text                     not null,
    posted_at           timestamp with time zone not null default now(),
    replaced_message_id text,
    constraint posted_cards_pkey PRIMARY KEY (community_id, card, subject),
    constraint posted_cards_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(community_id),
    constraint posted_cards_card_check CHECK (((length(card) >= 1) AND (length(card) <= 40))),
    constraint posted_cards_message_id_check CHECK (((length(message_id) >= 1) AND (length(message_id) <= 200))),
    constraint posted_cards_replaced_message_id_check CHECK (((length(replaced_message_id) >= 1) AND (length(replaced_message_id) <= 200))),
    constraint posted_cards_room_check CHECK (((length(room) >= 1) AND (length(room) <= 100)))
);
comment on table posted_cards is 'Personal: where the cards stand that are edited in place. Kept until the community is removed; two years after its round ended or its board was posted; 25 days after its invitation ran out.';
comment on column posted_cards.room is 'Personal: where it stands; where that is in direct messages, made of the ids of its people.';
comment on column posted_cards.message_id is 'Personal: the platform''s ids of the message; in direct messages one for each of the people.';
comment on column posted_cards.posted_at is 'Since when the card stands in this message.';
comment on column posted_cards.replaced_message_id is 'The message in the same room that it took the place of, until that one is gone or has no buttons any more.';

create table praise_notes (
    community_id uuid not null,
    one_id       uuid not null,
    other_id     uuid not null,
    month        date not null,
    constraint praise_notes_pkey PRIMARY KEY (community_id, one_id, other_id, month),
    constraint praise_notes_community_id_one_id_fkey FOREIGN KEY (community_id, one_id) REFERENCES members(community_id, member_id),
    constraint praise_notes_community_id_other_id_fkey FOREIGN KEY (community_id, other_id) REFERENCES members(community_id, member_id),
    constraint praise_notes_check CHECK ((one_id < other_id))
);
CREATE INDEX praise_notes_by_month ON praise_notes USING btree (month);
CREATE INDEX praise_notes_of_other ON praise_notes USING btree (community_id, other_id);
comment on table praise_notes is 'Personal: that organisers were told, in a month, of two members who give each other top marks only. Kept until one of them asks to be forgotten; a year at the most.';

create table principles (
    value_set_id    text                     not null,
    principle_id    text                     not null,
    name            text                     not null,
    published_place smallint                 not null,
    probe_rank      smallint                 not null,
    meaning         text                     not null,
    strong          text                     not null,
    solid           text                     not null,
    mild_concern    text                     not null,
    concern         text                     not null,
    beats           jsonb                    not null,
    green_flags     jsonb                    not null,
    red_flags       jsonb                    not null,
    mistakes        text[]                   not null,
    probed_junior   text                     not null,
    probed_senior   text                     not null,
    probed_staff    text                     not null,
    neighbours      jsonb                    not null,
    retired_at      timestamp with time zone,
    short_name      text,
    levels          jsonb,
    tracks          jsonb                    not null default '{}'::jsonb,
    constraint principles_pkey PRIMARY KEY (value_set_id, principle_id),
    constraint principles_value_set_id_fkey FOREIGN KEY (value_set_id) REFERENCES value_sets(value_set_id),
    constraint principles_probed_junior_check CHECK ((probed_junior = ANY (ARRAY['seldom'::text, 'sometimes'::text, 'often'::text, 'nearly-always'::text]))),
    constraint principles_probed_senior_check CHECK ((probed_senior = ANY (ARRAY['seldom'::text, 'sometimes'::text, 'often'::text, 'nearly-always'::text]))),
    constraint principles_probed_staff_check CHECK ((probed_staff = ANY (ARRAY['seldom'::text, 'sometimes'::text, 'often'::text, 'nearly-always'::text])))
);
comment on table principles is 'The principles of each value set with everything their cards say. Kept always.';
comment on column principles.beats is '[{"id", "label", "text"}]';
comment on column principles.green_flags is '[{"id", "label", "text"}]';
comment on column principles.red_flags is '[{"id", "label", "text"}]';
comment on column principles.neighbours is '[{"principle", "difference"}]';
comment on column principles.retired_at is 'When it was no longer in the files. Never deleted: rounds keep pointing at it.';
comment on column principles.levels is '{"junior", "senior", "staff"}: what an answer of each level sounds like; null where the set does not say.';
comment on column principles.tracks is 'What it looks like in each trade, by the word for the track.';

create table prompt_asks (
    community_id   uuid                     not null,
    prompt_key     text                     not null,
    round_id       uuid                     not null,
    at             timestamp with time zone not null,
    asked          boolean                  not null,
    replaced       smallint,
    answer_seconds integer,
    verdict        smallint,
    constraint prompt_asks_pkey PRIMARY KEY (community_id, prompt_key, round_id),
    constraint prompt_asks_community_id_round_id_fkey FOREIGN KEY (community_id, round_id) REFERENCES rounds(community_id, round_id),
    constraint asked_or_put_away CHECK ((asked OR (replaced IS NOT NULL))),
    constraint prompt_asks_answer_seconds_check CHECK ((answer_seconds >= 0)),
    constraint prompt_asks_prompt_key_check CHECK (((length(prompt_key) >= 1) AND (length(prompt_key) <= 60))),
    constraint prompt_asks_replaced_check CHECK ((replaced = ANY (ARRAY[1, 2, 3]))),
    constraint prompt_asks_verdict_check CHECK ((verdict = ANY (ARRAY[1, 2, 3, 4])))
);
CREATE INDEX prompt_asks_by_age ON prompt_asks USING btree (at);
CREATE INDEX prompt_asks_of_round ON prompt_asks USING btree (community_id, round_id);
comment on table prompt_asks is 'Personal: each time a prompt was asked or put away, how long the answer took, and, from the reveal on, the verdict. Kept two years after it was asked.';
comment on column prompt_asks.replaced is 'Why it was put away: 1 the candidate knew it, 2 unclear, 3 not fitting; null when it stood.';
comment on column prompt_asks.verdict is 'Written at the reveal and never before: 1 concern, 2 mild concern, 3 solid, 4 strong. Shown for three candidates together or not at all.';

create table prompt_exposures (
    community_id uuid                     not null,
    member_id    uuid                     not null,
    prompt_key   text                     not null,
    heard_as     smallint                 not null,
    times        integer                  not null,
    last_at      timestamp with time zone not null,
    constraint prompt_exposures_pkey PRIMARY KEY (community_id, member_id, prompt_key),
    constraint prompt_exposures_community_id_member_id_fkey FOREIGN KEY (community_id, member_id) REFERENCES members(community_id, member_id) ON DELETE CASCADE,
    constraint prompt_exposures_heard_as_check CHECK ((heard_as = ANY (ARRAY[1, 2, 3]))),
    constraint prompt_exposures_times_check CHECK ((times > 0))
);
comment on table prompt_exposures is 'Personal: which prompts a member has met, as candidate, alone, or by asking them, and when. Kept until they ask to be forgotten, or the community is removed; two years after it was met last.';
comment on column prompt_exposures.prompt_key is 'No reference: the prompt is the bank''s or the community''s own.';
comment on column prompt_exposures.heard_as is '1 as candidate of a round, 2 only alone, 3 asked it as interviewer. 1 stays, and 3 takes the place of 2.';

create table prompt_suggestions (
    community_id  uuid                     not null,
    suggestion_id uuid                     not null,
    author_id     uuid                     not null,
    body          bytea                    not null,
    suggested_at  timestamp with time zone not null,
    outcome       smallint,
    decided_by    uuid,
    decided_at    timestamp with time zone,
    constraint prompt_suggestions_pkey PRIMARY KEY (community_id, suggestion_id),
    constraint prompt_suggestions_community_id_author_id_fkey FOREIGN KEY (community_id, author_id) REFERENCES members(community_id, member_id),
    constraint prompt_suggestions_community_id_decided_by_fkey FOREIGN KEY (community_id, decided_by) REFERENCES members(community_id, member_id),
    constraint decided_by_somebody_at_some_time CHECK ((((outcome IS NULL) = (decided_at IS NULL)) AND ((outcome IS NULL) = (decided_by IS NULL)))),
    constraint prompt_suggestions_body_check CHECK ((length(body) <= 20000)),
    constraint prompt_suggestions_outcome_check CHECK ((outcome = ANY (ARRAY[1, 2])))
);
CREATE INDEX suggestions_by_age ON prompt_suggestions USING btree (suggested_at);
CREATE INDEX suggestions_of_author ON prompt_suggestions USING btree (community_id, author_id);
CREATE INDEX suggestions_of_decider ON prompt_suggestions USING btree (community_id, decided_by);
CREATE INDEX suggestions_waiting ON prompt_suggestions USING btree (community_id, suggested_at) WHERE (outcome IS NULL);
comment on table prompt_suggestions is 'Personal: prompts members suggested, sealed. Kept until the author asks to be forgotten; 30 days after the decision; a year at the most.';
comment on column prompt_suggestions.body is 'Personal: the prompt as typed, sealed. Once approved it stands in prompts as well, without its author.';
comment on column prompt_suggestions.outcome is '1 approved, 2 declined; null while it waits.';

create table prompt_use (
    community_id       uuid                     not null,
    prompt_key         text                     not null,
    asked              integer                  not null default 0,
    replaced_heard     integer                  not null default 0,
    replaced_unclear   integer                  not null default 0,
    replaced_unfitting integer                  not null default 0,
    last_asked_at      timestamp with time zone,
    put_aside_at       timestamp with time zone,
    reviewed_at        timestamp with time zone,
    constraint prompt_use_pkey PRIMARY KEY (community_id, prompt_key),
    constraint prompt_use_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(community_id) ON DELETE CASCADE,
    constraint prompt_use_asked_check CHECK ((asked >= 0)),
    constraint prompt_use_replaced_heard_check CHECK ((replaced_heard >= 0)),
    constraint prompt_use_replaced_unclear_check CHECK ((replaced_unclear >= 0)),
    constraint prompt_use_replaced_unfitting_check CHECK ((replaced_unfitting >= 0))
);
comment on table prompt_use is 'How often a community asked and replaced each prompt, which of the bank''s it has put aside, and when an organiser last looked at one. Kept until the community is removed.';
comment on column prompt_use.put_aside_at is 'Since when the community does not want a prompt of the bank asked. Its own prompts are retired instead.';
comment on column prompt_use.reviewed_at is 'When an organiser last looked at it and kept it: what askers thought before does not count any more.';

create table prompts (
    community_id       uuid                     not null default '00000000-0000-0000-0000-000000000000'::uuid,
    prompt_key         text                     not null,
    value_set_id       text                     not null,
    principle_id       text                     not null,
    secondary          text[]                   not null default '{}'::text[],
    text               text                     not null,
    after              text                     not null,
    probes             text[]                   not null,
    levels             text[]                   not null,
    tracks             text[]                   not null,
    themes             text[]                   not null default '{}'::text[],
    created_at         timestamp with time zone not null,
    changed_at         timestamp with time zone not null,
    retired_at         timestamp with time zone,
    owner_community_id uuid                     generated always as (NULLIF(community_id, '00000000-0000-0000-0000-000000000000'::uuid)) stored,
    core               boolean                  not null default false,
    without            text[]                   not null default '{}'::text[],
    short              text,
    constraint prompts_pkey PRIMARY KEY (community_id, prompt_key),
    constraint prompts_owner_community_id_fkey FOREIGN KEY (owner_community_id) REFERENCES communities(community_id) ON DELETE CASCADE,
    constraint prompts_value_set_id_principle_id_fkey FOREIGN KEY (value_set_id, principle_id) REFERENCES principles(value_set_id, principle_id),
    constraint own_prompts_have_keys_of_their_own CHECK (((community_id = '00000000-0000-0000-0000-000000000000'::uuid) = (prompt_key !~~ 'own-%'::text))),
    constraint prompts_levels_check CHECK (((cardinality(levels) > 0) AND (levels <@ ARRAY['junior'::text, 'senior'::text, 'staff'::text]))),
    constraint prompts_probes_check CHECK (((cardinality(probes) >= 1) AND (cardinality(probes) <= 6))),
    constraint prompts_prompt_key_check CHECK (((length(prompt_key) >= 1) AND (length(prompt_key) <= 60))),
    constraint prompts_secondary_check CHECK ((cardinality(secondary) <= 2)),
    constraint prompts_short_check CHECK ((length(short) <= 70)),
    constraint prompts_tracks_check CHECK (((cardinality(tracks) > 0) AND (tracks <@ ARRAY['general'::text, 'software'::text, 'data'::text, 'ml'::text, 'manager'::text]))),
    constraint prompts_without_check CHECK ((cardinality(without) <= 2))
);
CREATE INDEX prompts_to_pick_from ON prompts USING btree (community_id, value_set_id, principle_id) INCLUDE (prompt_key, levels, tracks, core, themes) WHERE (retired_at IS NULL);
comment on table prompts is 'The question bank, and the prompts of communities, without who suggested them. Kept always, retired ones too, since rounds point at them; a community''s own go with it.';
comment on column prompts.community_id is 'The owner; zeros for the built-in bank.';
comment on column prompts.retired_at is 'When it was no longer asked. Never deleted: rounds keep pointing at it.';
comment on column prompts.owner_community_id is 'The owner again, null for the built-in bank, which belongs to nobody: what a reference can be made of.';
comment on column prompts.core is 'Asked plainly in most loops: a candidate hears these of a principle first.';
comment on column prompts.without is 'Beats an answer to it cannot show.';
comment on column prompts.short is 'The prompt in a line, for menus.';

create table refused_places (
    community_id uuid                     not null,
    subject      uuid                     not null,
    use          smallint                 not null,
    refusal      smallint                 not null,
    rights       text[]                   not null,
    since        timestamp with time zone not null,
    tries        integer                  not null,
    next_try_at  timestamp with time zone,
    told_id      uuid,
    constraint refused_places_pkey PRIMARY KEY (community_id, subject, use),
    constraint refused_places_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(community_id),
    constraint refused_places_community_id_told_id_fkey FOREIGN KEY (community_id, told_id) REFERENCES members(community_id, member_id),
    constraint refused_places_refusal_check CHECK ((refusal >= 0)),
    constraint refused_places_rights_check CHECK (((cardinality(rights) <= 20) AND (length(array_to_string(rights, ','::text)) <= 500))),
    constraint refused_places_tries_check CHECK ((tries >= 1)),
    constraint refused_places_use_check CHECK ((use = ANY (ARRAY[1, 2, 3])))
);
CREATE INDEX refused_places_told ON refused_places USING btree (community_id, told_id) WHERE (told_id IS NOT NULL);
comment on table refused_places is 'Personal: channels and rooms a platform closes to the bot, and why. Kept until the cause has gone; 24 hours after the end of its round.';
comment on column refused_places.subject is 'The channel, or the round whose room it is.';
comment on column refused_places.use is '1 posting in a channel, 2 opening rooms under it, 3 a round''s room.';
comment on column refused_places.refusal is 'The number of the refusal in the code: what is gone, missing or closed.';
comment on column refused_places.rights is 'The rights that are missing, in the platform''s words.';
comment on column refused_places.next_try_at is 'When it is tried again; null where only an event or a person can change it.';
comment on column refused_places.told_id is 'Personal: the organiser who was told, so that they hear it once.';

create table ring_hours (
    community_id uuid     not null,
    member_id    uuid     not null,
    from_hour    smallint not null,
    until_hour   smallint not null,
    constraint ring_hours_pkey PRIMARY KEY (community_id, member_id),
    constraint ring_hours_community_id_member_id_fkey FOREIGN KEY (community_id, member_id) REFERENCES members(community_id, member_id),
    constraint ring_hours_check CHECK ((from_hour < until_hour)),
    constraint ring_hours_from_hour_check CHECK (((from_hour >= 8) AND (from_hour <= 21))),
    constraint ring_hours_until_hour_check CHECK (((until_hour >= 9) AND (until_hour <= 22)))
);
comment on table ring_hours is 'Personal: in which hours a member wants to be rung. Kept until taken back, or they ask to be forgotten.';

create table ring_wishes (
    community_id  uuid                     not null,
    member_id     uuid                     not null,
    channel_id    uuid                     not null,
    role          smallint                 not null,
    principles    text[]                   not null,
    theme         text,
    minutes       smallint,
    since         timestamp with time zone not null,
    expires_at    timestamp with time zone not null,
    snoozed_until timestamp with time zone,
    constraint ring_wishes_pkey PRIMARY KEY (community_id, member_id),
    constraint ring_wishes_community_id_channel_id_fkey FOREIGN KEY (community_id, channel_id) REFERENCES channels(community_id, channel_id),
    constraint ring_wishes_community_id_member_id_fkey FOREIGN KEY (community_id, member_id) REFERENCES members(community_id, member_id),
    constraint ring_wishes_minutes_check CHECK (((minutes >= 10) AND (minutes <= 90))),
    constraint ring_wishes_principles_check CHECK (((cardinality(principles) <= 3) AND (length(array_to_string(principles, ','::text, ''::text)) <= 130))),
    constraint ring_wishes_role_check CHECK ((role = ANY (ARRAY[0, 1, 2]))),
    constraint ring_wishes_theme_check CHECK ((length(theme) <= 40))
);
CREATE INDEX ring_wishes_by_expiry ON ring_wishes USING btree (expires_at);
CREATE INDEX ring_wishes_of_channel ON ring_wishes USING btree (community_id, channel_id);
comment on table ring_wishes is 'Personal: who wants to be rung when somebody who fits begins to wait. Kept until they have a round, take it back, leave or ask to be forgotten; 24 hours after it has lapsed, 24 hours after they asked.';
comment on column ring_wishes.theme is 'The key of the theme that was asked for, or null.';
comment on column ring_wishes.snoozed_until is 'Personal: not rung before this: they said "not today".';

create table rings (
    community_id uuid                     not null,
    ring_id      uuid                     not null,
    channel_id   uuid                     not null,
    member_id    uuid                     not null,
    waiter_id    uuid                     not null,
    entry_id     uuid                     not null,
    role         smallint                 not null,
    principles   text[]                   not null,
    theme        text,
    minutes      smallint                 not null,
    number       smallint                 not null,
    rung_at      timestamp with time zone not null,
    answer_by    timestamp with time zone not null,
    meet_at      timestamp with time zone,
    state        smallint                 not null,
    constraint rings_pkey PRIMARY KEY (community_id, ring_id),
    constraint rings_community_id_channel_id_fkey FOREIGN KEY (community_id, channel_id) REFERENCES channels(community_id, channel_id),
    constraint rings_community_id_member_id_fkey FOREIGN KEY (community_id, member_id) REFERENCES members(community_id, member_id),
    constraint rings_community_id_waiter_id_fkey FOREIGN KEY (community_id, waiter_id) REFERENCES members(community_id, member_id),
    constraint rings_check CHECK ((member_id <> waiter_id)),
    constraint rings_check1 CHECK (((state <> 2) OR (meet_at IS NOT NULL))),
    constraint rings_minutes_check CHECK (((minutes >= 10) AND (minutes <= 90))),
    constraint rings_number_check CHECK (((number >= 1) AND (number <= 3))),
    constraint rings_principles_check CHECK (((cardinality(principles) <= 3) AND (length(array_to_string(principles, ','::text, ''::text)) <= 130))),
    constraint rings_role_check CHECK ((role = ANY (ARRAY[0, 1, 2]))),
    constraint rings_state_check CHECK (((state >= 1) AND (state <= 9))),
    constraint rings_theme_check CHECK ((length(theme) <= 40))
);
CREATE UNIQUE INDEX one_ring_per_member ON rings USING btree (community_id, member_id) WHERE (state = ANY (ARRAY[1, 2]));
CREATE UNIQUE INDEX one_ring_per_waiter ON rings USING btree (community_id, waiter_id) WHERE (state = ANY (ARRAY[1, 2]));
CREATE INDEX rings_by_time ON rings USING btree (rung_at);
CREATE INDEX rings_of_entry ON rings USING btree (community_id, entry_id);
CREATE INDEX rings_of_member ON rings USING btree (community_id, member_id);
CREATE INDEX rings_of_waiter ON rings USING btree (community_id, waiter_id);
comment on table rings is 'Personal: who was rung for whom, and what became of it. Kept the rung member''s: until they ask to be forgotten; 72 hours after the ring.';
comment on column rings.entry_id is 'The place in the queue that they were rung for.';
comment on column rings.role is 'The part they would take.';
comment on column rings.number is 'Which one of that day it was.';
comment on column rings.meet_at is 'When the two meet, where they said "in 15 minutes".';

create table round_talks (
    community_id uuid  not null,
    round_id     uuid  not null,
    link         bytea,
    constraint round_talks_pkey PRIMARY KEY (community_id, round_id),
    constraint round_talks_community_id_round_id_fkey FOREIGN KEY (community_id, round_id) REFERENCES rounds(community_id, round_id),
    constraint round_talks_link_check CHECK ((octet_length(link) <= 4000))
);
comment on table round_talks is 'Personal: where the two of an open round talk, where they chose it themselves. Kept until the round ends.';
comment on column round_talks.link is 'Personal: the address of their call, sealed; shown to the people of the round alone.';

create table rounds (
    community_id   uuid                     not null,
    round_id       uuid                     not null,
    channel_id     uuid                     not null,
    interviewer_id uuid                     not null,
    candidate_id   uuid                     not null,
    observer_id    uuid,
    principles     text[]                   not null,
    stage          smallint                 not null,
    version        integer                  not null,
    room           text,
    progress       jsonb                    not null,
    created_at     timestamp with time zone not null,
    ended_at       timestamp with time zone,
    revealed_at    timestamp with time zone,
    debrief_event  smallint,
    follows_id     uuid,
    constraint rounds_pkey PRIMARY KEY (community_id, round_id),
    constraint rounds_community_id_candidate_id_fkey FOREIGN KEY (community_id, candidate_id) REFERENCES members(community_id, member_id),
    constraint rounds_community_id_channel_id_fkey FOREIGN KEY (community_id, channel_id) REFERENCES channels(community_id, channel_id),
    constraint rounds_community_id_follows_id_fkey FOREIGN KEY (community_id, follows_id) REFERENCES rounds(community_id, round_id),
    constraint rounds_community_id_interviewer_id_fkey FOREIGN KEY (community_id, interviewer_id) REFERENCES members(community_id, member_id),
    constraint rounds_community_id_observer_id_fkey FOREIGN KEY (community_id, observer_id) REFERENCES members(community_id, member_id),
    constraint ended_once_the_talking_is_over CHECK (((ended_at IS NULL) = (stage = ANY (ARRAY[1, 2])))),
    constraint never_the_same_person_twice CHECK (((interviewer_id <> candidate_id) AND (observer_id IS DISTINCT FROM interviewer_id) AND (observer_id IS DISTINCT FROM candidate_id))),
    constraint revealed_at_the_reveal CHECK (((revealed_at IS NULL) = (stage <> 4))),
    constraint rounds_debrief_event_check CHECK ((debrief_event = ANY (ARRAY[1, 2, 3, 4]))),
    constraint rounds_principles_check CHECK ((((cardinality(principles) >= 1) AND (cardinality(principles) <= 3)) AND (length(array_to_string(principles, ','::text, ''::text)) <= 130))),
    constraint rounds_progress_check CHECK ((length((progress)::text) <= 200000)),
    constraint rounds_room_check CHECK (((length(room) >= 1) AND (length(room) <= 100))),
    constraint rounds_stage_check CHECK ((stage = ANY (ARRAY[1, 2, 3, 4, 5]))),
    constraint rounds_version_check CHECK ((version >= 0))
);
CREATE INDEX rounds_as_candidate ON rounds USING btree (community_id, candidate_id) INCLUDE (interviewer_id, stage, ended_at);
CREATE INDEX rounds_as_interviewer ON rounds USING btree (community_id, interviewer_id) INCLUDE (candidate_id, stage, ended_at);
CREATE INDEX rounds_as_observer ON rounds USING btree (community_id, observer_id) WHERE (observer_id IS NOT NULL);
CREATE INDEX rounds_of_room ON rounds USING btree (community_id, room, created_at) WHERE (room IS NOT NULL);
CREATE INDEX rounds_that_took_place ON rounds USING btree (community_id, ended_at) INCLUDE (interviewer_id, candidate_id, observer_id) WHERE (stage = ANY (ARRAY[3, 4]));
comment on table rounds is 'Personal: each mock: who with whom, parts, principles, room, stage, clock, the prompts as they were drawn. Kept as the history coverage is counted from; when a member is forgotten, the partner''s round stays, and the name and the address are replaced.';
comment on column rounds.stage is '1 gathering, 2 running, 3 debriefing, 4 revealed, 5 cancelled.';
comment on column rounds.version is 'Rises with every change; two changes of the same version cannot both win.';
comment on column rounds.room is 'Personal: the platform''s id of the private room, once it is open; where it is in direct messages, made of the ids of its people.';
comment on column rounds.progress is 'The kit as it was drawn, the clock and who is here. Texts of the bank, no words of a member.';
comment on column rounds.debrief_event is 'The last event of the debrief clock that was handled: 1-3 reminders, 4 the deadline.';

create table schema_migrations (
    number     integer                  not null,
    name       text                     not null,
    checksum   text                     not null,
    applied_at timestamp with time zone not null default now(),
    constraint schema_migrations_pkey PRIMARY KEY (number),
    constraint schema_migrations_number_check CHECK ((number > 0))
);
comment on table schema_migrations is 'Which migrations have run. Kept always.';
comment on column schema_migrations.checksum is 'SHA-256 of the file, to notice later edits.';

create table service_marks (
    community_id   uuid     not null,
    round_id       uuid     not null,
    interviewer_id uuid     not null,
    candidate_id   uuid     not null,
    week           integer  not null,
    filed          boolean  not null,
    on_time        boolean  not null,
    helpfulness    smallint,
    counted        boolean  not null default false,
    constraint service_marks_pkey PRIMARY KEY (community_id, round_id),
    constraint service_marks_community_id_candidate_id_fkey FOREIGN KEY (community_id, candidate_id) REFERENCES members(community_id, member_id),
    constraint service_marks_community_id_interviewer_id_fkey FOREIGN KEY (community_id, interviewer_id) REFERENCES members(community_id, member_id),
    constraint service_marks_community_id_round_id_fkey FOREIGN KEY (community_id, round_id) REFERENCES rounds(community_id, round_id),
    constraint service_marks_check CHECK ((filed OR (NOT on_time))),
    constraint service_marks_counted_check CHECK ((filed OR (NOT counted))),
    constraint service_marks_helpfulness_check CHECK ((helpfulness = ANY (ARRAY[1, 2, 3, 4]))),
    constraint service_marks_week_check CHECK (((week >= 190001) AND (week <= 999953)))
);
CREATE INDEX service_of_candidate ON service_marks USING btree (community_id, candidate_id);
CREATE INDEX service_of_interviewer ON service_marks USING btree (community_id, interviewer_id) INCLUDE (candidate_id, week, filed, on_time, counted, helpfulness);
CREATE INDEX service_of_week ON service_marks USING btree (community_id, week) INCLUDE (interviewer_id, on_time, counted);
comment on table service_marks is 'Personal: that an interviewer filed, whether on time; from the reveal on, whether it counted, and how helpful the candidate found them. Kept until the interviewer asks to be forgotten.';
comment on column service_marks.week is 'ISO week in the community''s zone, year times 100 plus week: of filing, or of the reveal where nothing was filed.';
comment on column service_marks.helpfulness is 'Null before the reveal; until then it stands in the sealed self-review alone.';

create table trainings (
    community_id uuid                     not null,
    member_id    uuid                     not null,
    answer       text                     not null,
    trained_at   timestamp with time zone not null,
    steps        smallint                 not null,
    body         bytea                    not null,
    constraint trainings_pkey PRIMARY KEY (community_id, member_id, answer),
    constraint trainings_community_id_member_id_fkey FOREIGN KEY (community_id, member_id) REFERENCES members(community_id, member_id),
    constraint trainings_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 60))),
    constraint trainings_body_check CHECK ((length(body) <= 20000)),
    constraint trainings_steps_check CHECK (((steps >= '-3'::integer) AND (steps <= 3)))
);
comment on table trainings is 'Personal: which worked answers a member rated to train their ear, when, and how far from the key. Kept until they ask to be forgotten, or the community is removed.';
comment on column trainings.steps is 'Their verdict less the key''s: above 0 is milder than the key, below 0 stricter.';
comment on column trainings.body is 'Personal: verdict, what they heard and missed, sealed.';

create table value_sets (
    value_set_id text                     not null,
    name         text                     not null,
    disclaimer   text                     not null,
    content_hash text                     not null,
    loaded_at    timestamp with time zone not null,
    constraint value_sets_pkey PRIMARY KEY (value_set_id)
);
comment on table value_sets is 'The value sets that were loaded from files. Kept always.';
comment on column value_sets.content_hash is 'Of what was loaded last; the same again is skipped.';

create table voice_channels (
    community_id uuid                     not null,
    external_id  text                     not null,
    place        smallint,
    round_id     uuid,
    freed_at     timestamp with time zone,
    constraint voice_channels_pkey PRIMARY KEY (community_id, external_id),
    constraint one_channel_a_round UNIQUE (community_id, round_id) DEFERRABLE,
    constraint voice_channels_community_id_fkey FOREIGN KEY (community_id) REFERENCES communities(community_id),
    constraint voice_channels_community_id_round_id_fkey FOREIGN KEY (community_id, round_id) REFERENCES rounds(community_id, round_id),
    constraint named_or_in_use CHECK (((place IS NOT NULL) OR (round_id IS NOT NULL))),
    constraint voice_channels_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 100))),
    constraint voice_channels_place_check CHECK (((place >= 0) AND (place <= 9)))
);
comment on table voice_channels is 'The channels to speak in that an organiser has named, and which round is in each. Kept until an organiser names others, or it is deleted.';
comment on column voice_channels.place is 'Its place among those that are named; null for one that goes when the round in it ends.';
comment on column voice_channels.freed_at is 'When a round left it last.';

create table waiting_entries (
    community_id  uuid                     not null,
    entry_id      uuid                     not null,
    channel_id    uuid                     not null,
    member_id     uuid                     not null,
    role          smallint                 not null,
    principles    text[]                   not null,
    minutes       smallint,
    since         timestamp with time zone not null,
    expires_at    timestamp with time zone not null,
    first_in_line boolean                  not null,
    theme         text,
    constraint waiting_entries_pkey PRIMARY KEY (community_id, entry_id),
    constraint one_entry_per_member_and_channel UNIQUE (community_id, channel_id, member_id),
    constraint waiting_entries_community_id_channel_id_fkey FOREIGN KEY (community_id, channel_id) REFERENCES channels(community_id, channel_id),
    constraint waiting_entries_community_id_member_id_fkey FOREIGN KEY (community_id, member_id) REFERENCES members(community_id, member_id),
    constraint waiting_entries_minutes_check CHECK (((minutes >= 10) AND (minutes <= 90))),
    constraint waiting_entries_principles_check CHECK (((cardinality(principles) <= 3) AND (length(array_to_string(principles, ','::text, ''::text)) <= 130))),
    constraint waiting_entries_role_check CHECK ((role = ANY (ARRAY[0, 1, 2, 3]))),
    constraint waiting_entries_theme_check CHECK ((length(theme) <= 40))
);
CREATE INDEX waiting_entries_of_member ON waiting_entries USING btree (community_id, member_id);
comment on table waiting_entries is 'Personal: who waits in which channel''s queue. Kept until paired, gone or expired (60 min); 7 days after they expired, what a failure left behind.';
comment on column waiting_entries.theme is 'The key of the theme that was asked for, or null.';

create table worked_answers (
    value_set_id text                     not null,
    answer_id    text                     not null,
    principle_id text                     not null,
    body         jsonb                    not null,
    changed_at   timestamp with time zone not null,
    retired_at   timestamp with time zone,
    constraint worked_answers_pkey PRIMARY KEY (value_set_id, answer_id),
    constraint worked_answers_value_set_id_principle_id_fkey FOREIGN KEY (value_set_id, principle_id) REFERENCES principles(value_set_id, principle_id),
    constraint worked_answers_answer_id_check CHECK (((length(answer_id) >= 1) AND (length(answer_id) <= 40)))
);
comment on table worked_answers is 'Invented answers with their keys, loaded from files. Kept always, retired ones too, since who trained with one was compared with it.';
comment on column worked_answers.body is 'The answer with its key as last loaded.';
comment on column worked_answers.retired_at is 'When it was no longer in the files. Never deleted: who trained with it was compared with it.';
