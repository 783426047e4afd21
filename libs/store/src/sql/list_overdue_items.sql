-- What vanished so long ago that it is deleted here, some at a time.
-- $1 source, $2 grace seconds, $3 limit
select key, document_id from source_item
where source_id = $1 and state = 'missing' and missing_since <= now() - make_interval(secs => $2)
order by id
limit $3;
