-- Whether a configuration was released with a run that is done.
-- $1 organisation, $2 run, $3 released
update evaluation_run set released_at = case when $3 then coalesce(released_at, now()) end
where organisation_id = $1 and id = $2 and status = 'done'
returning id;
