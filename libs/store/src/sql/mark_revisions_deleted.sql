-- Forgets what the revisions of a document said.
-- $1 document
update revision
set status = 'deleted', status_changed_at = now(), text = null, title = null, given_title = null, pages = '[]', blocks = '[]', tables = '[]', properties = '{}', warnings = '[]', failure_reason = null
where document_id = $1;
