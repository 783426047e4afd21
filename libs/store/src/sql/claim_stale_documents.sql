-- Documents that went stale or expired since they were last told to be, marked as told.
-- $1 limit
with due as (
  select d.id from document d
  where d.deleted_at is null and d.live_revision_id is not null and freshness_due_at(d) <= now()
    and (d.stale_told_at is null or d.stale_told_at < freshness_due_at(d))
  limit $1
  for update skip locked)
update document d set stale_told_at = now()
from due
where d.id = due.id
returning d.id, d.organisation_id, d.collection_id, d.external_id, freshness_verdict(d) as verdict, freshness_due_at(d) as due_at;
