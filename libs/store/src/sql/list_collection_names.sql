-- The names of collections.
-- $1 organisation, $2 ids
select id, name from collection where organisation_id = $1 and id = any($2::text[]);
