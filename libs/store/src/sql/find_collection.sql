-- A collection by its name or id; an id wins over an equal name.
-- $1 organisation, $2 name or id
select id, name, created_at, settings, settings_version from collection where organisation_id = $1 and (id = $2 or name = $2) order by (id = $2) desc limit 1;
