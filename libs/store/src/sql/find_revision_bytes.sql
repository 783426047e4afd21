-- What a revision was made from.
-- $1 document, $2 number
select id, number, status, blob_sha256 from revision where document_id = $1 and number = $2;
