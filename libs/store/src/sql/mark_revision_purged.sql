-- Forgets what a past revision said; its row says why it does not open. What a person rejected stays in quarantine, so that the same bytes do.
-- $1 revision
update revision
set status = case status when 'quarantined' then status else 'deleted' end, status_changed_at = now(), text = null, title = null, given_title = null,
  pages = '[]', blocks = '[]', tables = '[]', properties = '{}', definitions = '[]', warnings = '[]', failure_reason = null, file_name = '',
  removed_at = now(), removed_reason = 'retention'
where id = $1
returning blob_sha256;
