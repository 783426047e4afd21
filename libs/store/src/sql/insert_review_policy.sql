-- A new policy.
-- $1 id, $2 organisation, $3 collection or null, $4 name, $5 effect, $6 conditions, $7 reviewers, $8 enabled
insert into review_policy (id, organisation_id, collection_id, name, effect, conditions, reviewers, enabled)
values ($1, $2, $3, $4, $5, $6, $7, $8)
returning id, version, name, collection_id, effect, conditions, reviewers, enabled, created_at, updated_at;
