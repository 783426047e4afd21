-- A visit is over.
-- $1 run, $2 status, $3 counts, $4 complete or null, $5 notes, $6 failure or null
update source_run set status = $2, counts = $3, complete = $4, notes = $5, failure = $6, ended_at = now() where id = $1;
