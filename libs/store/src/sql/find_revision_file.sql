-- The file a revision was made from.
-- $1 organisation, $2 role, $3 groups, $4 document, $5 number
select r.blob_sha256 as sha256, r.bytes, r.media_type, r.file_name, r.file_dropped_at is not null as is_dropped
from document d join revision r on r.document_id = d.id and r.number = $5
where d.id = $4 and may_read(d, $1, $2, $3::text[]) and r.removed_at is null and may_open(r, $2);
