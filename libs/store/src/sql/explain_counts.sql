-- What a search has before it: documents and chunks that the reader may see, live now or at a moment, and those of them that the filter leaves.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 moment or null
select count(*) as documents, coalesce(sum(chunks), 0) as chunks,
  count(*) filter (where is_wanted) as matching_documents, coalesce(sum(chunks) filter (where is_wanted), 0) as matching_chunks
from (
  select d.attributes @@ $5::jsonpath as is_wanted, coalesce(r.chunk_count, 0) as chunks
  from document d
  join revision_life l on l.document_id = d.id
    and case when $6::timestamptz is null then l.live_until is null else l.live_from <= $6 and (l.live_until is null or l.live_until > $6) end
  join revision r on r.id = l.revision_id and r.removed_at is null
  where d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[])
) seen;
