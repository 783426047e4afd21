-- Keyword leg where pg_textsearch is absent: any word counts, ranked by cover density over the length.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 analysed query joined by |, $7 limit
select k.chunk_id, ts_rank_cd(to_tsvector('simple', k.terms), to_tsquery('simple', $6), 1) as score
from keyword_entry k join document d on d.id = k.document_id
where k.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath
  and to_tsvector('simple', k.terms) @@ to_tsquery('simple', $6)
order by score desc, k.chunk_id
limit $7;
