-- What was taken away of a document, and when.
-- $1 organisation, $2 document
select external_id, key_id, traces, removed, at, completed_at from deletion where organisation_id = $1 and document_id = $2;
