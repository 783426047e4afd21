-- Passages retrieved in each of 24 equal stretches of the last hours, empty ones too.
-- $1 organisation, $2 role, $3 key, $4 hours
with stretch as (
  select now() - make_interval(hours => $4) + n * make_interval(hours => $4) / 24 as starts, make_interval(hours => $4) / 24 as width
  from generate_series(0, 23) as n
)
select s.starts as at, count(h.retrieval_id) as hits
from stretch s
left join retrieval r on r.at >= s.starts and r.at < s.starts + s.width and r.organisation_id = $1 and ($2 = 'admin' or r.key_id is not distinct from $3::text)
left join retrieval_hit h on h.retrieval_id = r.id
group by s.starts
order by s.starts;
