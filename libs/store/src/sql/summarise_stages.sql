-- How long each stage took in the last hours, questions and searches together.
-- $1 organisation, $2 role, $3 key, $4 hours
select t.key as stage, count(*) as count,
  percentile_cont(0.5) within group (order by t.value::float8) as p50_ms,
  percentile_cont(0.95) within group (order by t.value::float8) as p95_ms
from retrieval r cross join lateral jsonb_each_text(r.timings) as t
where r.organisation_id = $1 and ($2 = 'admin' or r.key_id is not distinct from $3::text) and r.at > now() - make_interval(hours => $4)
group by t.key
order by t.key;
