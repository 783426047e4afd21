-- Keyword leg, BM25: the index of one collection is walked best first and each row asked whether its reader may see it, so that nothing is thinned out. The document is asked for its collection too: pg_textsearch 1.0 builds a partial index over rows outside its predicate, which the planner then trusts.
-- $1 organisation, $2 role, $3 groups, $4 collection, $5 filter as a jsonpath, $6 analysed query, $7 limit, $8 terms of which those that a row has are told: many are compared by hash, few are searched for
select k.chunk_id, -(k.terms <@> to_bm25query($6, keyword_index($4))) as score, 0 as phrases,
  case when cardinality($8::text[]) > 50
    then array(select distinct w.word from unnest(string_to_array(k.terms, ' ')) as w (word) where w.word = any($8::text[]))
    else array(select t.term from unnest($8::text[]) as t (term) where strpos(' ' || k.terms || ' ', ' ' || t.term || ' ') > 0) end as found
from keyword_entry k
where k.collection_id = $4
  and (select may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath from document d where d.id = k.document_id and d.collection_id = $4)
order by k.terms <@> to_bm25query($6, keyword_index($4))
limit $7;
