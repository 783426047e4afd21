-- A collection's new name.
-- $1 organisation, $2 id, $3 name
update collection set name = $3 where organisation_id = $1 and id = $2 returning id, name, created_at, settings, settings_version;
