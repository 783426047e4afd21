-- Takes a document out of sight.
-- $1 document
update document set deleted_at = now(), updated_at = now(), live_revision_id = null, title = null, metadata = '{}' where id = $1;
