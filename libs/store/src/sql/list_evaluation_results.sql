-- A page of what a run's questions came to, as far as the reader may see it, in the order they were asked.
-- $1 organisation, $2 run, $3 golden question to start after or null, $4 limit, $5 role, $6 groups, $7 key
select e.golden_id, e.question, e.result
from evaluation_result e
join evaluation_run r on r.id = e.run_id
left join golden_question g on g.id = e.golden_id
where r.organisation_id = $1 and e.run_id = $2 and ($3::text is null or e.golden_id > $3)
  and may_see_result(e, g, $1, $5, $6::text[], $7)
order by e.golden_id
limit $4;
