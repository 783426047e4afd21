-- Shows readers nothing of a document any more; what was live before does not come back.
-- $1 document
update document set live_revision_id = null, updated_at = now() where id = $1;
