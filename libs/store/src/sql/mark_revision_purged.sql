-- Forgets what a superseded revision said; its row says why it does not open.
-- $1 revision
update revision
set status = 'deleted', status_changed_at = now(), text = null, title = null, given_title = null, pages = '[]', blocks = '[]', tables = '[]', properties = '{}',
  definitions = '[]', warnings = '[]', failure_reason = null, file_name = '', removed_at = now(), removed_reason = 'retention'
where id = $1
returning blob_sha256;
