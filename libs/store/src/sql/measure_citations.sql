-- What answered questions cited, by the day they were asked, and what people said of them: shares and means over the answered.
-- $1 organisation, $2 role, $3 key, $4 days, $5 collection or null, $6 first passages that count as found
with asked as (
  select q.id, q.status, (q.asked_at at time zone 'UTC')::date as day
  from question q
  where q.organisation_id = $1 and ($2 = 'admin' or q.key_id is not distinct from $3::text)
    and q.asked_at > now() - make_interval(days => $4) and ($5::text is null or $5 = any(q.collection_ids))
), cited as (
  select r.question_id, min(h.rank) as first_rank, sum(1 / log(2.0, h.rank + 1)) filter (where h.rank <= 10) as gain, least(count(*), 10) as count
  from asked a join retrieval r on r.question_id = a.id join retrieval_hit h on h.retrieval_id = r.id
  where h.cited
  group by r.question_id
), thumbs as (
  select f.question_id, count(*) filter (where f.rating = 'up') as up, count(*) filter (where f.rating = 'down') as down
  from asked a join feedback f on f.question_id = a.id
  group by f.question_id
)
select a.day::text as day, count(*) as questions, count(*) filter (where a.status = 'answered') as answered,
  count(*) filter (where a.status = 'answered' and c.first_rank <= $6) as found,
  coalesce(sum(1.0 / c.first_rank) filter (where a.status = 'answered'), 0)::double precision as reciprocal_ranks,
  coalesce(sum(c.gain / (select sum(1 / log(2.0, n + 1)) from generate_series(1, c.count) n)) filter (where a.status = 'answered'), 0)::double precision as gains,
  coalesce(sum(t.up), 0)::int as up, coalesce(sum(t.down), 0)::int as down
from asked a left join cited c on c.question_id = a.id left join thumbs t on t.question_id = a.id
group by a.day
order by a.day;
