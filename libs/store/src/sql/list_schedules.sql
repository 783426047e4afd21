-- Sources that are visited by schedule.
-- no parameters
select id, schedule, next_visit_at from source where schedule is not null and not paused order by id;
