-- A run's end: its figures, or why there are none.
-- $1 run, $2 status, $3 reason, $4 figures, $5 attempt
update evaluation_run
set status = $2, reason = $3, figures = $4, ended_at = now(), lease_until = null
where id = $1 and status = 'running' and attempts = $5
returning id;
