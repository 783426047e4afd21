-- What tells how fresh revisions are now, of documents that the reader may see.
-- $1 organisation, $2 role, $3 groups, $4 documents, $5 numbers of their revisions, in the same order
select d.id as document_id, r.number as revision,
  case when d.live_revision_id = r.id then null else coalesce((select max(l.live_until) from revision_life l where l.revision_id = r.id), r.status_changed_at) end as superseded_at,
  case when d.live_revision_id = r.id then coalesce(d.last_verified_at, r.live_at) else coalesce(r.live_at, r.created_at) end as verified_at,
  d.valid_from, d.valid_until, stale_after_seconds(d) as stale_after_seconds
from unnest($4::text[], $5::int[]) as wanted (document_id, number)
join document d on d.id = wanted.document_id
join revision r on r.document_id = d.id and r.number = wanted.number
where may_read(d, $1, $2, $3::text[]);
