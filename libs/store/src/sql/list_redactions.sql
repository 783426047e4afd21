-- What was taken out of a revision, in the order of its text.
-- $1 organisation, $2 role, $3 groups, $4 document, $5 number
select r.id as revision_id, x.ordinal, x.kind, x.placeholder, x.sealed
from document d join revision r on r.document_id = d.id and r.number = $5 join redaction x on x.revision_id = r.id
where d.id = $4 and may_read(d, $1, $2, $3::text[])
order by x.ordinal;
