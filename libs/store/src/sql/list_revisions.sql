-- A page of a document's revisions, newest first.
-- $1 organisation, $2 role, $3 groups, $4 document, $5 number to start before or null, $6 limit
select r.*
from document d
join revision_summary r on r.document_id = d.id
where d.id = $4 and may_read(d, $1, $2, $3::text[]) and ($5::int is null or r.number < $5)
order by r.number desc
limit $6;
