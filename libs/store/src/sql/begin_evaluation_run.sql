-- What a run is measured under, noted as it begins; it stays what it was when the run is gone on with.
-- $1 run, $2 configuration, $3 attempt, $4 version
update evaluation_run set configuration_id = coalesce(configuration_id, $2), version_id = coalesce(version_id, $4)
where id = $1 and status = 'running' and attempts = $3
returning configuration_id;
