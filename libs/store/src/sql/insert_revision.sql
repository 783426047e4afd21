-- A new revision at the start of its road, under the title its document was given, if any.
-- $1 id, $2 document, $3 number, $4 sha256, $5 bytes, $6 media type, $7 file name
insert into revision (id, document_id, number, status, blob_sha256, bytes, media_type, file_name, given_title)
select $1, d.id, $3::int, 'received', $4, $5::bigint, $6, $7, d.title from document d where d.id = $2;
