-- Hands a run back for whoever is next; this turn at it does not count.
-- $1 run, $2 attempt
update evaluation_run set lease_until = null, attempts = attempts - 1 where id = $1 and status = 'running' and attempts = $2 returning id;
