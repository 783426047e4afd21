-- A new collection.
-- $1 id, $2 organisation, $3 name
insert into collection (id, organisation_id, name) values ($1, $2, $3) returning id, name, created_at, settings, settings_version;
