-- Keys known, some at a time.
-- $1 source, $2 key to start after or null, $3 limit
select key from source_item where source_id = $1 and state <> 'deleted' and ($2::text is null or key > $2) order by key limit $3;
