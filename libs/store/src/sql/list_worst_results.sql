-- A page of what a run's questions came to, those whose final ranking is worst first, as far as the reader may see it.
-- $1 organisation, $2 run, $3 nDCG@10 and $4 golden question to start after or null, $5 limit, $6 role, $7 groups, $8 key
select e.golden_id, e.question, e.result, s.score
from evaluation_result e
join evaluation_run r on r.id = e.run_id
left join golden_question g on g.id = e.golden_id
cross join lateral (select coalesce((e.result -> 'stages' -> 'reranked' ->> 'ndcg10')::float8, 0) as score) s
where r.organisation_id = $1 and e.run_id = $2 and ($4::text is null or (s.score, e.golden_id) > ($3::float8, $4))
  and may_see_result(e, g, $1, $6, $7::text[], $8)
order by s.score, e.golden_id
limit $5;
