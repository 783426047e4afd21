-- Live documents that no question or search has ever found, the oldest first.
-- $1 organisation, $2 role, $3 groups, $4 limit
select d.id, d.title, d.collection_name
from document raw join document_summary d on d.id = raw.id
where may_read(raw, $1, $2, $3::text[]) and raw.live_revision_id is not null
  and not exists (select from retrieval_hit h where h.document_id = raw.id)
order by raw.id
limit $4;
