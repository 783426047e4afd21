-- A run with its results; one under way stops.
-- $1 organisation, $2 run
delete from evaluation_run where organisation_id = $1 and id = $2 returning id;
