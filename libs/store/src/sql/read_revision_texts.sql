-- The canonical texts of revisions, for their sections.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 revisions
select r.id, r.text
from revision r join document d on d.id = r.document_id
where r.id = any($5::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and r.text is not null and r.status <> 'quarantined';
