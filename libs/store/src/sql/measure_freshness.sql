-- What thresholds are held against, over a whole organisation or one collection.
-- $1 organisation, $2 collection or null
select count(*) filter (where f.due_at <= now()) as overdue_documents,
  coalesce(100.0 * count(*) filter (where f.due_at <= now()) / nullif(count(*), 0), 0)::double precision as overdue_percent,
  coalesce(extract(epoch from now() - min(d.last_verified_at)) / 86400, 0)::double precision as oldest_days,
  (select count(*) from source s where s.organisation_id = $1 and ($2::text is null or s.collection_id = $2) and s.state in ('failing', 'held')) as failing_sources
from document d join document_freshness f on f.document_id = d.id
where d.organisation_id = $1 and ($2::text is null or d.collection_id = $2) and d.deleted_at is null and d.live_revision_id is not null;
