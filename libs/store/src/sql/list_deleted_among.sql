-- Locks the documents named until the transaction ends, and tells which of them are deleted and may not stand in a trace.
-- $1 documents
with held as (select id from document where id = any($1::text[]) order by id for key share)
select d.document_id from held h join deletion d on d.document_id = h.id where d.traces <> 'keep';
