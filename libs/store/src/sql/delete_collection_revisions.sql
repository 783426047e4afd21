-- The remains of deleted revisions, with the collection they were in.
-- $1 collection
delete from revision r using document d where d.id = r.document_id and d.collection_id = $1 and d.deleted_at is not null;
