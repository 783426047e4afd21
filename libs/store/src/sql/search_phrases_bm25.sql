-- Keyword leg, BM25, of a question that quotes: passages with the most of its phrases as they stand come first, looked for among those that rank best by the phrases' words; then the rest as search_keyword_bm25 ranks it.
-- $1 organisation, $2 role, $3 groups, $4 collection, $5 filter as a jsonpath, $6 analysed query, $7 limit, $8 terms of which those that a row has are told: many are compared by hash, few are searched for, $9 phrases as regular expressions, $10 analysed phrases, $11 how many passages are read for the phrases
with near as materialized (
  select k.chunk_id
  from keyword_entry k
  where k.collection_id = $4 and $10 <> ''
    and (select may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath from document d where d.id = k.document_id and d.collection_id = $4)
  order by k.terms <@> to_bm25query($10, keyword_index($4))
  limit $11
),
quoting as materialized (
  select n.chunk_id, (
      select count(*)::int from unnest($9::text[]) as p (phrase)
      where normalize(concat_ws(e'\x1f', r.title, c.headings::text, c.context, c.text), nfkc) ~ p.phrase
    ) as phrases
  from near n join chunk c on c.id = n.chunk_id join revision r on r.id = c.revision_id
),
ranked as (
  (select k.chunk_id, -(k.terms <@> to_bm25query($6, keyword_index($4))) as score, q.phrases, k.terms
  from quoting q join keyword_entry k on k.chunk_id = q.chunk_id
  where q.phrases > 0
  order by q.phrases desc, score desc, k.chunk_id
  limit $7)
  union all
  (select k.chunk_id, -(k.terms <@> to_bm25query($6, keyword_index($4))) as score, 0 as phrases, k.terms
  from keyword_entry k
  where k.collection_id = $4
    and (select may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath from document d where d.id = k.document_id and d.collection_id = $4)
  order by k.terms <@> to_bm25query($6, keyword_index($4))
  limit $7)
)
select r.chunk_id, r.score, r.phrases,
  case when cardinality($8::text[]) > 50
    then array(select distinct w.word from unnest(string_to_array(r.terms, ' ')) as w (word) where w.word = any($8::text[]))
    else array(select t.term from unnest($8::text[]) as t (term) where strpos(' ' || r.terms || ' ', ' ' || t.term || ' ') > 0) end as found
from ranked r
order by r.phrases desc, r.score desc, r.chunk_id;
