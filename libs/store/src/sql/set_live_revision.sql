-- What readers see of a document.
-- $1 document, $2 revision
update document set live_revision_id = $2, updated_at = now() where id = $1;
