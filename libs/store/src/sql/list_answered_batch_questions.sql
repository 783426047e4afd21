-- Questions whose holder is gone and that were answered all the same: it ended between writing the trace and saying so here.
-- $1 batch
select q.number, q.holder, t.status as outcome
from batch_question q join question t on t.id = q.question_id
where q.batch_id = $1 and q.state = 'running' and q.lease_until < now() and t.failure_code is null;
