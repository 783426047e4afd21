-- Takes a document out of the keyword leg.
-- $1 document
delete from keyword_entry where document_id = $1;
