-- What a look at a past moment has to go on: documents and chunks live then, those without a vector of a model, documents whose text of then is gone.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 model, $7 moment
with alive as (
  select l.revision_id, r.removed_at
  from document d
  join revision_life l on l.document_id = d.id and l.live_from <= $7 and (l.live_until is null or l.live_until > $7)
  join revision r on r.id = l.revision_id
  where d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath
)
select count(*) as documents, count(removed_at) as removed,
  (select count(*) from alive a join chunk c on c.revision_id = a.revision_id) as chunks,
  (select count(*) from alive a join chunk c on c.revision_id = a.revision_id
    where not exists (select from embedding e where e.text_hash = c.text_hash and e.model_id = $6)) as without_vector
from alive;
