-- An empty collection.
-- $1 organisation, $2 id
delete from collection where organisation_id = $1 and id = $2 returning id;
