-- Things the source says are gone; since when stays as first noted.
-- $1 source, $2 run, $3 keys, $4 reasons
update source_item i
set state = 'missing', reason = g.reason, run_id = $2, last_checked_at = now(), missing_since = coalesce(i.missing_since, now())
from unnest($3::text[], $4::text[]) as g(key, reason)
where i.source_id = $1 and i.key = g.key and i.state <> 'deleted';
