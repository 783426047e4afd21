-- Lets the next process migrate.
-- no parameters
select pg_advisory_unlock(7246193401);
