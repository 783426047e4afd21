-- A collection, held for the length of the transaction.
-- $1 organisation, $2 id
select id, name, created_at, settings, settings_version from collection where organisation_id = $1 and id = $2 for update;
