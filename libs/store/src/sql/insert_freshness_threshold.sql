-- A threshold with its owner and what they are to do.
-- $1 id, $2 organisation, $3 collection or null, $4 name, $5 measure, $6 at most, $7 owner, $8 action
insert into freshness_threshold (id, organisation_id, collection_id, name, measure, at_most, owner, action) values ($1, $2, $3, $4, $5, $6, $7, $8);
