-- Documents that came from a source and are not deleted, some at a time.
-- $1 source, $2 limit
select id from document where source_id = $1 and deleted_at is null order by id limit $2;
