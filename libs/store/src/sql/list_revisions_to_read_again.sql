-- Revisions that a guard of this version could not read, or nobody judged, and whose pause is over, the longest due first.
-- $1 version, $2 limit
select v.revision_id as id
from guard_verdict v join revision r on r.id = v.revision_id join document d on d.id = r.document_id
where (v.retry_at <= now() or v.judge_at <= now()) and v.version = $1 and r.text is not null and d.deleted_at is null
order by least(v.retry_at, v.judge_at)
limit $2;
