-- Cosines of the chunks named.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 vector, $7 model, $8 chunks
select c.id as chunk_id, 1 - (e.vector <=> $6::vector) as score
from chunk c
join document d on d.live_revision_id = c.revision_id
join embedding e on e.text_hash = c.text_hash and e.model_id = $7
where c.id = any($8::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath;
