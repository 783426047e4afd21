-- What the trace of a question says it came to: of one that is held for a person its asker has the passages. `is_short`: a model was asked to write it and could not just then, and nobody was told of it.
-- $1 trace
select case when r.effect = 'hold' then 'retrieval_only' else t.status end as outcome,
  case when r.effect = 'hold' then 'retrieval_only' else t.rung end as rung,
  r.question_id is null and t.rung = 'extracted'
    and exists (select from model_call c where c.question_id = t.id and c.outcome in ('failed', 'aborted')) as is_short
from question t left join review r on r.question_id = t.id
where t.id = $1 and t.failure_code is null;
