-- Cosines of the chunks named that were live at a past moment.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 vector, $7 model, $8 chunks, $9 moment
select c.id as chunk_id, 1 - (e.vector <=> $6::vector) as score
from chunk c
join document d on d.id = c.document_id
join revision_life l on l.revision_id = c.revision_id and l.live_from <= $9 and (l.live_until is null or l.live_until > $9)
join embedding e on e.text_hash = c.text_hash and e.model_id = $7
where c.id = any($8::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath;
