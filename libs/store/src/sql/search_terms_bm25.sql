-- Which terms stand in passages of a collection that the reader finds, BM25: the index is asked for each alone, one that stands nowhere costs a look into its dictionary. Ranking hundreds at once scores every passage by all of them.
-- $1 organisation, $2 role, $3 groups, $4 collection, $5 filter as a jsonpath, $6 terms
select t.term
from unnest($6::text[]) as t (term)
cross join lateral (
  select k.chunk_id from keyword_entry k
  where k.collection_id = $4
    and (select may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath from document d where d.id = k.document_id and d.collection_id = $4)
    -- Without the index every row comes, with a score of nothing.
    and strpos(' ' || k.terms || ' ', ' ' || t.term || ' ') > 0
  order by k.terms <@> to_bm25query(t.term, keyword_index($4))
  limit 1
) found;
