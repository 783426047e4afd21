-- Another version of a policy. What is null stays as it is.
-- $1 organisation, $2 id, $3 name, $4 effect, $5 conditions, $6 reviewers, $7 enabled, $8 version that it has to be, or null
update review_policy set
  version = version + 1,
  name = coalesce($3, name),
  effect = coalesce($4, effect),
  conditions = coalesce($5, conditions),
  reviewers = coalesce($6::text[], reviewers),
  enabled = coalesce($7, enabled),
  updated_at = now()
where organisation_id = $1 and id = $2 and ($8::int is null or version = $8)
returning id, version, name, collection_id, effect, conditions, reviewers, enabled, created_at, updated_at;
