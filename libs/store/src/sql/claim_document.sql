-- The document belongs to the source that brought it; no row when it is another source's.
-- $1 document, $2 source
update document set source_id = $2 where id = $1 and (source_id is null or source_id = $2) returning id;
