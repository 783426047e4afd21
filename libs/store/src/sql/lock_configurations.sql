-- One change of what is served at a time, until the transaction ends.
-- no parameters
select pg_advisory_xact_lock(7246193402);
