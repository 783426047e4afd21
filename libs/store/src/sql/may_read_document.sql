-- Whether the reader may see a document.
-- $1 organisation, $2 role, $3 groups, $4 document
select may_read(d, $1, $2, $3::text[]) as may_read from document d where d.id = $4;
