-- Titles of the documents named that the reader may see now.
-- $1 organisation, $2 role, $3 groups, $4 documents
select d.id, d.external_id, s.title
from document d join document_summary s on s.id = d.id
where d.id = any($4::text[]) and d.deleted_at is null and may_read(d, $1, $2, $3::text[]);
