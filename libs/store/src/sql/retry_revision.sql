-- Puts a document's newest revision, having failed, back at the start; one that was live once has its text and starts at its vectors.
-- $1 organisation, $2 role, $3 groups, $4 document
update revision r
set status = case when exists (select from revision_life l where l.revision_id = r.id) then 'parsed' else 'received' end,
  attempts = 0, failure_code = null, failure_reason = null, status_changed_at = now()
from document d
where d.id = $4 and may_read(d, $1, $2, $3::text[]) and r.document_id = d.id and r.number = d.latest_number and r.status = 'failed'
  and (r.file_dropped_at is null or r.text is not null)
returning r.id, r.status;
