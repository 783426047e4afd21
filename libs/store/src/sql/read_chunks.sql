-- The chunks named, with what a passage shows of their document.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 chunks, $7 whether what is suspect says so
select c.id as chunk_id, d.collection_id, c.document_id, d.external_id, c.revision_id, r.number as revision, c.ordinal, c.span_start, c.span_end,
  coalesce(d.title, r.title, r.file_name) as title, c.headings, c.context, c.text,
  coalesce(c.section_start, c.span_start) as section_start, coalesce(c.section_end, c.span_end) as section_end, c.page, c.boxes, d.metadata ->> 'url' as url,
  r.live_at, null::timestamptz as superseded_at, coalesce(d.last_verified_at, r.live_at) as verified_at,
  coalesce(d.last_changed_at, r.live_at) as changed_at, d.valid_from, d.valid_until, stale_after_seconds(d) as stale_after_seconds,
  -- Hardly any revision has findings: asking that first spares the call for each chunk.
  case when $7::boolean and exists (select from guard_finding f where f.revision_id = c.revision_id) then guard_of(c, d) end as guard,
  is_let_in(c.revision_id, d) as is_let_in
from chunk c
join document d on d.live_revision_id = c.revision_id
join revision r on r.id = c.revision_id
where c.id = any($6::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath;
