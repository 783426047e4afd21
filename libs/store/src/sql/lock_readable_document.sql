-- Locks a document that the reader may see.
-- $1 organisation, $2 role, $3 groups, $4 document
select d.id, d.organisation_id, d.collection_id, d.external_id, d.latest_number, d.live_revision_id, d.deleted_at,
  (select r.number from revision r where r.id = d.live_revision_id) as live_number
from document d
where d.id = $4 and may_read(d, $1, $2, $3::text[]) for update;
