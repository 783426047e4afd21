-- Hands a run back for whoever is next; this turn at it does not count as a try, and its ticket is not given out again.
-- $1 run, $2 attempt
update evaluation_run set status = 'waiting', lease_until = null, handed_back = handed_back + 1
where id = $1 and status = 'running' and attempts = $2
returning id;
