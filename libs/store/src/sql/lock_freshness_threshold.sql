-- A threshold that nobody looked at for so long and that no other process is looking at.
-- $1 id, $2 seconds since the last look
select t.id, t.organisation_id, t.collection_id, t.name, t.measure, t.at_most, t.owner, t.action, t.raised_at
from freshness_threshold t
where t.id = $1 and (t.checked_at is null or t.checked_at <= now() - make_interval(secs => $2))
for update skip locked;
