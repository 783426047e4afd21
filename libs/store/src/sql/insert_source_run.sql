-- A visit begins.
-- $1 id, $2 source
insert into source_run (id, source_id) values ($1, $2);
