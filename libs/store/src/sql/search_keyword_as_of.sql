-- Keyword leg at a past moment: BM25 (k1 1.2, b 0.75) computed here over what was live then, statistics by collection; lengths in characters.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 words of the analysed query, $7 limit, $8 moment
with alive as materialized (
  select c.id, d.collection_id, string_to_array(c.terms, ' ') as words, length(c.terms) as size,
    may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath as is_wanted
  from document d
  join revision_life l on l.document_id = d.id and l.live_from <= $8 and (l.live_until is null or l.live_until > $8)
  join chunk c on c.revision_id = l.revision_id
  where d.collection_id = any($4::text[]) and d.organisation_id = $1 and d.deleted_at is null
),
whole as (
  select collection_id, count(*)::float8 as chunks, greatest(avg(size), 1)::float8 as mean_size from alive group by collection_id
),
matching as (
  select a.id, a.collection_id, a.size, a.is_wanted, w.word, count(*)::float8 as times
  from alive a cross join lateral unnest(a.words) as w (word)
  where a.words && $6::text[] and w.word = any($6::text[])
  group by a.id, a.collection_id, a.size, a.is_wanted, w.word
),
weight as (
  select m.collection_id, m.word, ln(1 + (max(h.chunks) - count(*) + 0.5) / (count(*) + 0.5)) as rarity
  from matching m join whole h on h.collection_id = m.collection_id
  group by m.collection_id, m.word
)
select m.id as chunk_id, sum(g.rarity * m.times * 2.2 / (m.times + 1.2 * (0.25 + 0.75 * m.size / h.mean_size))) as score
from matching m
join weight g on g.collection_id = m.collection_id and g.word = m.word
join whole h on h.collection_id = m.collection_id
where m.is_wanted
group by m.id
order by score desc, m.id
limit $7;
