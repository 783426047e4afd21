-- A page of administrative acts, newest first.
-- $1 organisation, $2 id to start before or null, $3 limit
select id, at, key_id, action, target, details from audit where organisation_id = $1 and ($2::text is null or id < $2) order by id desc limit $3;
