-- Why the text of a revision is gone, if it was removed.
-- $1 organisation, $2 role, $3 groups, $4 document, $5 number
select r.removed_at, r.removed_reason
from document d join revision r on r.document_id = d.id and r.number = $5
where d.id = $4 and may_read(d, $1, $2, $3::text[]) and r.removed_at is not null;
