-- Which of the documents named the reader may see now.
-- $1 organisation, $2 role, $3 groups, $4 documents
select d.id from document d where d.id = any($4::text[]) and may_read(d, $1, $2, $3::text[]);
