-- What a tuning proposes was taken: the configuration of the collection from now on, with the tuning's scores.
-- $1 organisation, $2 run, $3 configuration, $4 collection
update evaluation_run set applied_configuration_id = $3, released_at = now()
where organisation_id = $1 and id = $2 and collection_id = $4 and kind = 'tuning' and status = 'done'
returning id;
