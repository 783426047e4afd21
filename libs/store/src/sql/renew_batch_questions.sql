-- Keeps what a holder works on, and tells which of it is still its own.
-- $1 holder, $2 seconds, $3 ids of the traces
update batch_question set lease_until = now() + make_interval(secs => $2)
where holder = $1 and state = 'running' and question_id = any($3::text[])
returning question_id;
