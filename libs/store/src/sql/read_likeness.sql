-- The cosine of each two of the chunks named that were live at a moment and have a vector of the model.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 moment or null, $7 model, $8 chunks
with named as materialized (
  select c.id, e.vector
  from chunk c
  join document d on d.id = c.document_id
  join revision_life l on l.revision_id = c.revision_id
    and case when $6::timestamptz is null then l.live_until is null else l.live_from <= $6 and (l.live_until is null or l.live_until > $6) end
  join embedding e on e.text_hash = c.text_hash and e.model_id = $7
  where c.id = any($8::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath
)
select a.id as left_id, b.id as right_id, 1 - (a.vector <=> b.vector) as cosine
from named a join named b on a.id < b.id;
