-- The number of a document's newest revision.
-- $1 document, $2 number
update document set latest_number = $2, updated_at = now() where id = $1;
