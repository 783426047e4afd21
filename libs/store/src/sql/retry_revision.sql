-- Puts a document's newest revision, having failed, back at its vectors where its text and chunks are stored as they are wanted, as its file may be gone; else at the start.
-- $1 organisation, $2 role, $3 groups, $4 document
update revision r
set status = case when stored.is_usable then 'parsed' else 'received' end,
  attempts = 0, failure_code = null, failure_reason = null, status_changed_at = now()
from document d
join collection c on c.id = d.collection_id
join revision newest on newest.document_id = d.id and newest.number = d.latest_number
cross join lateral (
  select newest.text is not null and newest.redacted_kinds @> redacted_by(c.settings)
    and exists (select from chunk k where k.revision_id = newest.id) as is_usable
) stored
where d.id = $4 and may_read(d, $1, $2, $3::text[]) and r.id = newest.id and r.status = 'failed' and (r.file_dropped_at is null or stored.is_usable)
returning r.id, r.status;
