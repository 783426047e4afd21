-- Counts an attempt on a revision that stands where the worker expects it.
-- $1 revision, $2 status
update revision r set attempts = attempts + 1
where r.id = $1 and r.status = $2
returning r.id, r.document_id, r.blob_sha256, r.file_name, r.media_type, r.given_title;
