-- Token signatures of chunks that a principal may read.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 chunks, $6 model
select c.id as chunk_id, s.tokens
from chunk c
join document d on d.id = c.document_id
join token_signature s on s.text_hash = c.text_hash and s.model_id = $6
where c.id = any($5::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]);
