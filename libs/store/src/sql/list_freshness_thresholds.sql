-- Thresholds with what was measured last.
-- $1 organisation
select t.id, c.name as collection_name, t.name, t.measure, t.at_most, t.owner, t.action, t.value, t.checked_at, t.raised_at
from freshness_threshold t left join collection c on c.id = t.collection_id
where t.organisation_id = $1
order by t.id;
