-- Vectors of the sentences of chunks that a principal may read.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 chunks, $6 model
select s.sentences
from chunk c
join document d on d.id = c.document_id
join revision r on r.id = c.revision_id
join sentence_vectors s on s.model_id = $6 and s.text_hash = c.text_hash and s.title_md5 = md5(coalesce(d.title, r.title, r.file_name))
where c.id = any($5::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]);
