-- A visit is handed back: whoever is next goes on with it.
-- $1 source, $2 run
update source set lease_until = null where id = $1 and run_id = $2;
