-- Keyword leg at a past moment: BM25 (k1 1.2, b 0.75) computed here over what was live then, statistics over all of the collections together; lengths in characters. Passages with the most of the quoted phrases as they stand come first.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 terms of the analysed query, $7 how often each counts, $8 limit, $9 moment, $10 phrases as regular expressions, $11 terms of the phrases
with alive as materialized (
  select c.id, string_to_array(c.terms, ' ') as words, length(c.terms) as size,
    may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath as is_wanted
  from document d
  join revision_life l on l.document_id = d.id and l.live_from <= $9 and (l.live_until is null or l.live_until > $9)
  join chunk c on c.revision_id = l.revision_id
  where d.collection_id = any($4::text[]) and d.organisation_id = $1 and d.deleted_at is null
),
whole as (
  select count(*)::float8 as chunks, greatest(avg(size), 1)::float8 as mean_size from alive
),
asked as (select * from unnest($6::text[], $7::int[]) as a (word, times)),
matching as (
  select a.id, a.size, a.is_wanted, w.word, count(*)::float8 as times
  from alive a cross join lateral unnest(a.words) as w (word)
  where a.words && $6::text[] and w.word = any($6::text[])
  group by a.id, a.size, a.is_wanted, w.word
),
weight as (
  select m.word, max(q.times) * ln(1 + (max(h.chunks) - count(*) + 0.5) / (count(*) + 0.5)) as rarity
  from matching m cross join whole h join asked q on q.word = m.word
  group by m.word
),
scored as (
  select m.id, sum(g.rarity * m.times * 2.2 / (m.times + 1.2 * (0.25 + 0.75 * m.size / h.mean_size))) as score, array_agg(m.word) as found
  from matching m
  join weight g on g.word = m.word
  cross join whole h
  where m.is_wanted
  group by m.id
),
quoting as (
  select s.id, (
      select count(*)::int from unnest($10::text[]) as p (phrase)
      where normalize(concat_ws(e'\x1f', r.title, c.headings::text, c.context, c.text), nfkc) ~ p.phrase
    ) as phrases
  from scored s join chunk c on c.id = s.id join revision r on r.id = c.revision_id
  where s.found && $11::text[]
)
select s.id as chunk_id, s.score, coalesce(q.phrases, 0) as phrases, s.found
from scored s left join quoting q on q.id = s.id
order by phrases desc, s.score desc, s.id
limit $8;
