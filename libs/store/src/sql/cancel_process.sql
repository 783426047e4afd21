-- Stops what another session of ours is doing.
-- $1 process
select pg_cancel_backend($1);
