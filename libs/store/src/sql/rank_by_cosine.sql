-- The nearest live chunks by their cosine, computed row by row in single precision: what an index over half-precision vectors is held against.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 vector, $7 model, $8 limit
select c.id as chunk_id, 1 - (e.vector::vector <=> $6::vector) as score
from document d
join chunk c on c.revision_id = d.live_revision_id
join embedding e on e.text_hash = c.text_hash and e.model_id = $7
where d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath
-- No index serves a sum.
order by (e.vector::vector <=> $6::vector) + 0, c.id
limit $8;
