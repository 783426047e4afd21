-- Which of these files another document has.
-- $1 sha256s, $2 document that does not count
select distinct r.blob_sha256 as sha256 from revision r where r.blob_sha256 = any($1::text[]) and r.document_id <> $2 and r.status <> 'deleted' and r.file_dropped_at is null;
