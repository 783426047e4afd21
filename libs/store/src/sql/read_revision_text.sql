-- The canonical text of a revision; of one in quarantine for who may review it.
-- $1 organisation, $2 role, $3 groups, $4 document, $5 number
select r.text, r.status, coalesce(d.title, r.title) as title
from document d join revision r on r.document_id = d.id and r.number = $5
where d.id = $4 and may_read(d, $1, $2, $3::text[]) and r.text is not null and may_open(r, $2);
