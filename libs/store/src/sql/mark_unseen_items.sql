-- What a whole visit did not see has vanished. What was never taken in leaves no trace.
-- $1 source, $2 run
update source_item set state = 'missing', reason = 'no longer listed by the source', missing_since = coalesce(missing_since, now())
where source_id = $1 and run_id <> $2 and state <> 'deleted' and state <> 'missing';
