-- Golden questions that a run has no result of yet; those added since it was asked for are not its.
-- $1 run, $2 limit
select g.id, g.question, g.expected, g.quote
from evaluation_run r
join golden_question g on g.collection_id = r.collection_id and g.created_at <= r.created_at and g.synthetic = r.synthetic
where r.id = $1 and not exists (select from evaluation_result e where e.run_id = r.id and e.golden_id = g.id)
order by g.id
limit $2;
