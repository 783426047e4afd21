-- Terms of passages that a ranking found, to be weighed.
-- $1 organisation, $2 role, $3 groups, $4 chunks
select k.chunk_id, k.terms
from keyword_entry k join document d on d.id = k.document_id
where k.chunk_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]);
