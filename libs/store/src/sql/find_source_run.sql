-- What a visit that was cut off had counted and when it began.
-- $1 run
select counts, started_at from source_run where id = $1;
