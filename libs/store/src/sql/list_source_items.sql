-- A page of what a source holds, without what became a document that the reader may not see.
-- $1 organisation, $2 role, $3 groups, $4 source, $5 state or null, $6 id to start after or null, $7 limit
select i.id, i.key, i.url, i.title, i.version, i.state, i.reason, i.document_id, i.first_seen_at, i.last_checked_at, i.last_changed_at, i.missing_since
from source s join source_item i on i.source_id = s.id
where s.id = $4 and may_see_source(s, $1, $2, $3::text[]) and ($5::text is null or i.state = $5) and ($6::text is null or i.id > $6)
  and not exists (select from document d where d.id = i.document_id and d.deleted_at is null and not may_read(d, $1, $2, $3::text[]))
order by i.id
limit $7;
