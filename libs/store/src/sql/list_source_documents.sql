-- Documents that came from a source and that the reader may see, some at a time.
-- $1 organisation, $2 role, $3 groups, $4 source, $5 limit
select d.id from document d where d.source_id = $4 and may_read(d, $1, $2, $3::text[]) order by d.id limit $5;
