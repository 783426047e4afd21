-- What a key begins is begun one after the other, or two would both find room for the last.
-- $1 organisation, $2 key or null
select pg_advisory_xact_lock(hashtextextended('batches of ' || $1::text || ' ' || coalesce($2::text, ''), 0));
