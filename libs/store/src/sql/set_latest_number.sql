-- The number of the revision that a document is, or is to be: the newest upload, or what it was last rolled back to.
-- $1 document, $2 number
update document set latest_number = $2, updated_at = now() where id = $1;
