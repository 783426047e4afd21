-- Every chunk of a document, and with them its keyword entries.
-- $1 document
with gone as (delete from chunk where document_id = $1 returning text_hash)
select distinct text_hash from gone;
