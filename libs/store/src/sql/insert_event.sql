-- Something that happened.
-- $1 id, $2 organisation, $3 type, $4 collection or null, $5 document or null, $6 source or null, $7 body
insert into event (id, organisation_id, type, collection_id, document_id, source_id, body) values ($1, $2, $3, $4, $5, $6, $7);
