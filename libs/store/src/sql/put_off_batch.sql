-- None of a batch is asked for some seconds.
-- $1 batch, $2 seconds, $3 why
update batch set resume_at = now() + make_interval(secs => $2), waits_for = $3 where id = $1 and state in ('received', 'running');
