-- Forgets what the revisions of a document said.
-- $1 document
update revision
set status = 'deleted', status_changed_at = now(), text = null, title = null, given_title = null, pages = '[]', blocks = '[]', tables = '[]', properties = '{}',
  definitions = '[]', warnings = '[]', failure_reason = null, file_name = '', removed_at = coalesce(removed_at, now()), removed_reason = 'deletion'
where document_id = $1;
