-- A document as its reader sees it.
-- $1 organisation, $2 role, $3 groups, $4 id
select s.* from document d join document_summary s on s.id = d.id where d.id = $4 and may_read(d, $1, $2, $3::text[]);
