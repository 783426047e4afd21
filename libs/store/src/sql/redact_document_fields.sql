-- What a document is called, without what is taken out of its text.
-- $1 document, $2 external id, $3 title or null, $4 metadata
update document set external_id = $2, title = $3, metadata = $4 where id = $1;
