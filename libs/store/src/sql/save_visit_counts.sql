-- How far a visit has come.
-- $1 run, $2 counts
update source_run set counts = $2 where id = $1;
