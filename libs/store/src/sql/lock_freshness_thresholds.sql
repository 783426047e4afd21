-- Thresholds that another process is not looking at, longest unchecked first.
-- $1 seconds since the last look, $2 limit
select t.id, t.organisation_id, t.collection_id, t.name, t.measure, t.at_most, t.owner, t.action, t.raised_at
from freshness_threshold t
where t.checked_at is null or t.checked_at < now() - make_interval(secs => $1)
order by t.checked_at nulls first
limit $2
for update skip locked;
