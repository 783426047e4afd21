-- A new collection, with the settings that it begins with.
-- $1 id, $2 organisation, $3 name, $4 settings
insert into collection (id, organisation_id, name, settings) values ($1, $2, $3, $4) returning id, name, created_at, settings, settings_version;
