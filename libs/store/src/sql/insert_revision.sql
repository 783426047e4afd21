-- A new revision at the start of its road, under the next number and the title its document was given, if any.
-- $1 id, $2 document, $3 sha256, $4 bytes, $5 media type, $6 file name
insert into revision (id, document_id, number, status, blob_sha256, bytes, media_type, file_name, embedded_texts, given_title)
select $1, d.id, 1 + coalesce((select max(number) from revision where document_id = d.id), 0), 'received', $3, $4::bigint, $5, $6, 0, d.title
from document d where d.id = $2
returning number;
