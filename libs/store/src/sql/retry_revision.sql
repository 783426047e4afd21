-- Puts a document's newest revision, having failed, back at the start.
-- $1 organisation, $2 role, $3 groups, $4 document
update revision r
set status = 'received', attempts = 0, failure_code = null, failure_reason = null, status_changed_at = now()
from document d
where d.id = $4 and may_read(d, $1, $2, $3::text[]) and r.document_id = d.id and r.number = d.latest_number and r.status = 'failed'
returning r.id;
