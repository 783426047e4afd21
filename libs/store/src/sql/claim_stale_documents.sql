-- Documents that went stale or expired since they were last told to be, marked as told.
-- $1 limit
with due as (
  select d.id, f.verdict, f.due_at from document d join document_freshness f on f.document_id = d.id
  where d.deleted_at is null and d.live_revision_id is not null and f.due_at <= now()
    and (d.stale_told_at is null or d.stale_told_at < f.due_at)
  limit $1
  for update of d skip locked)
update document d set stale_told_at = now()
from due
where d.id = due.id
returning d.id, d.organisation_id, d.collection_id, d.external_id, due.verdict, due.due_at;
