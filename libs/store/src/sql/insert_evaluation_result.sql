-- What one question of a run came to; keeps the run held. None when the run is gone or another's.
-- $1 run, $2 golden question, $3 question, $4 result, $5 seconds, $6 attempt
with held as (
  update evaluation_run set done = done + 1, lease_until = now() + make_interval(secs => $5)
  where id = $1 and status = 'running' and attempts = $6
  returning id
)
insert into evaluation_result (run_id, golden_id, question, result) select id, $2, $3, $4 from held
returning run_id;
