-- Superseded revisions beyond the limits of their collection, by how many newer ones are kept and how long ago they were superseded; and those that say what it takes out since.
-- $1 limit
select ranked.id
from collection c
cross join lateral (
  select r.id, r.status_changed_at, r.redacted_kinds, row_number() over (partition by r.document_id order by r.status_changed_at desc, r.number desc) as place
  from document d join revision r on r.document_id = d.id
  where d.collection_id = c.id and d.deleted_at is null and r.status = 'superseded'
) ranked
where ranked.place > (c.settings #>> '{retention,revisions}')::int
  or ranked.status_changed_at < now() - make_interval(days => (c.settings #>> '{retention,days}')::int)
  or not ranked.redacted_kinds @> redacted_by(c.settings)
order by ranked.status_changed_at
limit $1;
