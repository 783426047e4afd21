-- A page of what a run's questions came to, in the order they were asked.
-- $1 organisation, $2 run, $3 golden question to start after or null, $4 limit
select e.golden_id, e.question, e.result
from evaluation_result e join evaluation_run r on r.id = e.run_id
where r.organisation_id = $1 and e.run_id = $2 and ($3::text is null or e.golden_id > $3)
order by e.golden_id
limit $4;
