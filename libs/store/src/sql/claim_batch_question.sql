-- The next question of a batch, held for some seconds under the id of its next trace.
-- $1 batch, $2 holder, $3 seconds, $4 id of the trace
update batch_question
set state = 'running', holder = $2, lease_until = now() + make_interval(secs => $3), question_id = $4, tries = tries + 1
where batch_id = $1 and number = (
  select q.number from batch_question q
  where q.batch_id = $1 and q.state in ('waiting', 'running') and is_askable(q)
  order by q.number
  limit 1
  for update skip locked)
returning number, question, asked, tries;
