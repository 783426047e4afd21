-- Forgets what was taken out of a revision.
-- $1 revision
delete from redaction where revision_id = $1;
