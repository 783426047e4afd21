-- Keeps what a holder holds, and tells which of it is still its own.
-- $1 holder, $2 seconds
update batch_question set lease_until = now() + make_interval(secs => $2)
where holder = $1 and state = 'running'
returning question_id;
