-- A member's first start asks for level, track and the day of the interview, once. Who has told any of it, or has had a round, is not asked any more.
alter table members add column was_asked boolean not null default false;

update members m
set was_asked = true
where m.level is not null or m.track <> 0 or m.target_date is not null
    or exists (select from rounds r where r.community_id = m.community_id and (r.interviewer_id = m.member_id or r.candidate_id = m.member_id));

comment on column members.was_asked is 'Personal: whether level, track and target date were asked at their first start, or told before; so that nobody is asked twice.';
