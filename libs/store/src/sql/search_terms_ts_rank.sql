-- Which terms stand in passages that the reader finds, where pg_textsearch is absent.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 terms
select t.term
from unnest($6::text[]) as t (term)
where exists (
  select from keyword_entry k join document d on d.id = k.document_id
  where k.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath
    and to_tsvector('simple', k.terms) @@ to_tsquery('simple', t.term)
);
