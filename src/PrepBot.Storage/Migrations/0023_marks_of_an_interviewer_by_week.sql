-- The board of all time reads every mark up to a week, by interviewer: with the week in this index it needs neither the table nor a sort.

drop index service_of_interviewer;

create index service_of_interviewer on service_marks (community_id, interviewer_id) include (candidate_id, week, filed, on_time, helpfulness);
