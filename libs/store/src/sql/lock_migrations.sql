-- Lets one process at a time migrate.
-- no parameters
select pg_advisory_lock(7246193401);
