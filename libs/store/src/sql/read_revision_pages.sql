-- The pages of a revision with their sizes in points; an empty list where its format has none or it is not parsed.
-- $1 organisation, $2 role, $3 groups, $4 document, $5 number
select r.media_type, r.pages, r.file_dropped_at is null as has_file
from document d join revision r on r.document_id = d.id and r.number = $5
where d.id = $4 and may_read(d, $1, $2, $3::text[]) and r.removed_at is null and may_open(r, $2);
