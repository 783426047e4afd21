-- Traces and files are seen to as well.
-- $1 document
update deletion set completed_at = coalesce(completed_at, now()) where document_id = $1;
