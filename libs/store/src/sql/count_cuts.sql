-- Live documents of a collection: cut as is asked for, cut otherwise, on their way to a new revision.
-- $1 organisation, $2 role, $3 groups, $4 collection, $5 cut
select count(*) filter (where not is_moving and is_current) as current, count(*) filter (where not is_moving and not is_current) as outdated,
  count(*) filter (where is_moving) as moving, count(*) filter (where is_failed and not is_current) as failed
from (
  select newest.status in ('received', 'parsed', 'embedded') as is_moving, newest.status = 'failed' as is_failed,
    (live.cut - 'settingsVersion') is not distinct from $5::jsonb and live.redacted_kinds = redacted_by(c.settings) as is_current
  from document d
  join collection c on c.id = d.collection_id
  join revision live on live.id = d.live_revision_id
  join revision newest on newest.document_id = d.id and newest.number = d.latest_number
  where d.collection_id = $4 and may_read(d, $1, $2, $3::text[])
) standing;
