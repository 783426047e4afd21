-- Policies of an organisation, oldest first.
-- $1 organisation
select id, version, name, collection_id, effect, conditions, reviewers, enabled, created_at, updated_at
from review_policy where organisation_id = $1 order by id;
