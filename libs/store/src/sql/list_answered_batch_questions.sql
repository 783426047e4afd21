-- Questions whose holder is gone and that were answered all the same: it ended between writing the trace and saying so here. Of one that is held for a person its asker has the passages.
-- $1 batch
select q.number, q.holder, case when r.effect = 'hold' then 'retrieval_only' else t.status end as outcome,
  case when r.effect = 'hold' then 'retrieval_only' else t.rung end as rung
from batch_question q join question t on t.id = q.question_id left join review r on r.question_id = t.id
where q.batch_id = $1 and q.state = 'running' and q.lease_until < now() and t.failure_code is null;
