-- The texts of a document, by the hash that vectors go by.
-- $1 document
select distinct text_hash from chunk where document_id = $1;
