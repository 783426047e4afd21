-- What readers see of a document as it was parsed, for cutting it another way.
-- $1 organisation, $2 role, $3 groups, $4 collection, $5 document
select r.number, coalesce(d.title, r.title, r.file_name) as title, r.text, r.blocks, r.tables, r.definitions
from document d join revision r on r.id = d.live_revision_id
where d.id = $5 and d.collection_id = $4 and may_read(d, $1, $2, $3::text[]) and r.text is not null;
