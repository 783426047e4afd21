-- What a deletion takes away, written with it.
-- $1 document, $2 organisation, $3 collection, $4 external id, $5 key or null, $6 what happens to traces, $7 what was there
insert into deletion (document_id, organisation_id, collection_id, external_id, key_id, traces, removed, at)
values ($1, $2, $3, $4, $5, $6, $7, now());
