-- Puts a document's newest revision, having failed, back at its vectors where its text and chunks are stored, as its file may be gone; else at the start.
-- $1 organisation, $2 role, $3 groups, $4 document
update revision r
set status = case when r.text is not null and exists (select from chunk c where c.revision_id = r.id) then 'parsed' else 'received' end,
  attempts = 0, failure_code = null, failure_reason = null, status_changed_at = now()
from document d
where d.id = $4 and may_read(d, $1, $2, $3::text[]) and r.document_id = d.id and r.number = d.latest_number and r.status = 'failed'
  and (r.file_dropped_at is null or (r.text is not null and exists (select from chunk c where c.revision_id = r.id)))
returning r.id, r.status;
