-- Gives a document another external id.
-- $1 document, $2 external id
update document set external_id = $2 where id = $1;
