-- Locks the document that a revision belongs to, before the revision itself: the same order for every writer.
-- $1 revision
select d.id, d.organisation_id, d.external_id, d.collection_id, d.live_revision_id, d.deleted_at, d.latest_number,
  (select live.number from revision live where live.id = d.live_revision_id) as live_number,
  (select mine.number from revision mine where mine.id = $1) as number
from document d
where d.id = (select document_id from revision where id = $1)
for update;
