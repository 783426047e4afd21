-- What readers see of a document, as its uploader last said it.
-- $1 document, $2 revision
update document
set live_revision_id = $2, updated_at = now(), last_changed_at = now(),
  last_verified_at = greatest(last_verified_at, (select created_at from revision where id = $2))
where id = $1;
