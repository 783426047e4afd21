-- Past revisions beyond the limits of their collection, by how many newer ones of the same standing are kept and since when they have it: superseded, rejected by a person, failed and followed by another; and those that say what it takes out since.
-- $1 limit
select ranked.id, ranked.status
from collection c
cross join lateral (
  select r.id, r.status, r.redacted_kinds, past.since, row_number() over (partition by r.document_id, r.status order by past.since desc, r.number desc) as place
  from document d
  join revision r on r.document_id = d.id and r.status in ('superseded', 'quarantined', 'failed') and r.removed_at is null
  left join guard_verdict v on v.revision_id = r.id and v.decision = 'reject'
  cross join lateral (select case r.status when 'quarantined' then v.decided_at else r.status_changed_at end as since) past
  where d.collection_id = c.id and d.deleted_at is null and past.since is not null and (r.status <> 'failed' or r.number < d.latest_number)
) ranked
where ranked.place > (c.settings #>> '{retention,revisions}')::int
  or ranked.since < now() - make_interval(days => (c.settings #>> '{retention,days}')::int)
  or not ranked.redacted_kinds @> redacted_by(c.settings)
order by ranked.since
limit $1;
