-- The visit belongs to its holder for a while.
-- $1 source, $2 run, $3 seconds
update source set run_id = $2, lease_until = now() + make_interval(secs => $3), requested_at = null, last_visit_at = now() where id = $1;
