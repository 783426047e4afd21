-- Every collection of the organisation with its name, without figures.
-- $1 organisation
select id, name, created_at from collection where organisation_id = $1 order by name;
