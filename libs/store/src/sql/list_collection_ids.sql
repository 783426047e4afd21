-- Every collection of the organisation.
-- $1 organisation
select id from collection where organisation_id = $1 order by id;
