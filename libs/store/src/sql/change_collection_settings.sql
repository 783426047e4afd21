-- Settings of a collection as they are from now on, and the next version.
-- $1 organisation, $2 id, $3 settings
update collection set settings = $3, settings_version = settings_version + 1 where organisation_id = $1 and id = $2
returning id, name, created_at, settings, settings_version;
