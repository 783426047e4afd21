-- Policies that a question over these collections is under, oldest first.
-- $1 organisation, $2 collections
select id, version, name, collection_id, effect, conditions, reviewers, enabled, created_at, updated_at
from review_policy
where organisation_id = $1 and enabled and (collection_id is null or collection_id = any($2::text[]))
order by id;
