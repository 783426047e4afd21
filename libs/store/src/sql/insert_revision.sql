-- A new revision at the start of its road.
-- $1 id, $2 document, $3 number, $4 sha256, $5 bytes, $6 media type, $7 file name, $8 title given or null
insert into revision (id, document_id, number, status, blob_sha256, bytes, media_type, file_name, given_title)
values ($1, $2, $3, 'received', $4, $5, $6, $7, $8);
