-- The remains of deleted documents, with the collection they were in.
-- $1 collection
delete from document where collection_id = $1 and deleted_at is not null;
