-- Counts an attempt on a revision that stands where the worker expects it.
-- $1 revision, $2 status
update revision r set attempts = attempts + 1
from document d join collection c on c.id = d.collection_id
where r.id = $1 and r.status = $2 and d.id = r.document_id
returning r.id, r.document_id, r.blob_sha256, r.file_name, r.media_type, r.given_title, c.settings, c.settings_version;
