-- Locks a revision that stands where the writer expects it.
-- $1 revision, $2 status
select document_id from revision where id = $1 and status = $2 for update;
