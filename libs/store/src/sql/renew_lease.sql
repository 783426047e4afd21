-- The visit goes on; no row when it is no longer its holder's or the source is gone.
-- $1 source, $2 run, $3 seconds
update source set lease_until = now() + make_interval(secs => $3) where id = $1 and run_id = $2 returning id;
