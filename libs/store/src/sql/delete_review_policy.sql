-- A policy; what it caught stays caught.
-- $1 organisation, $2 id
delete from review_policy where organisation_id = $1 and id = $2 returning id;
