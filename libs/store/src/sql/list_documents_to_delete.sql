-- Some documents of a collection that is going away, whoever may read them.
-- $1 organisation, $2 collection, $3 limit
select id from document where organisation_id = $1 and collection_id = $2 and deleted_at is null limit $3;
