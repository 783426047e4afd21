-- A document's title and metadata without what is taken out of its text.
-- $1 document, $2 title or null, $3 metadata
update document set title = $2, metadata = $3 where id = $1;
