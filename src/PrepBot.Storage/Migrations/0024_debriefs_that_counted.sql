-- Thanks go to debriefs that counted: whose evidence was enough, of rounds long enough, once they are open. The week's list is read from the index alone.
alter table service_marks add column counted boolean not null default false;

update service_marks s
set counted = true
where s.filed and exists (
    select
    from credits c
    where c.community_id = s.community_id and c.round_id = s.round_id and c.interviewer_id = s.interviewer_id);

alter table service_marks add constraint service_marks_counted_check check (filed or not counted);

drop index service_of_week;
create index service_of_week on service_marks (community_id, week) include (interviewer_id, on_time, counted);

drop index service_of_interviewer;
create index service_of_interviewer on service_marks (community_id, interviewer_id) include (candidate_id, week, filed, on_time, counted, helpfulness);
