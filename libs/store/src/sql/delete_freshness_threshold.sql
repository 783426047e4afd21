-- A threshold nobody wants any more.
-- $1 organisation, $2 id
delete from freshness_threshold where organisation_id = $1 and id = $2 returning id;
