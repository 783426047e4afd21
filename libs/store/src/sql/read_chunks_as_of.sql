-- The chunks named that were live at a past moment, with what a passage shows of their document.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 chunks, $7 moment, $8 whether what is suspect says so
select c.id as chunk_id, d.collection_id, c.document_id, d.external_id, c.revision_id, r.number as revision, c.ordinal, c.span_start, c.span_end,
  coalesce(d.title, r.title, r.file_name) as title, c.headings, c.context, c.text,
  coalesce(c.section_start, c.span_start) as section_start, coalesce(c.section_end, c.span_end) as section_end, c.page, c.boxes, d.metadata ->> 'url' as url,
  l.live_from as live_at, l.live_until as superseded_at, case when l.live_until is null then coalesce(d.last_verified_at, l.live_from) else l.live_from end as verified_at,
  l.live_from as changed_at, d.valid_from, d.valid_until, stale_after_seconds(d) as stale_after_seconds,
  case when $8::boolean and exists (select from guard_finding f where f.revision_id = c.revision_id) then guard_of(c, d) end as guard,
  is_let_in(c.revision_id, d) as is_let_in
from chunk c
join document d on d.id = c.document_id
join revision_life l on l.revision_id = c.revision_id and l.live_from <= $7 and (l.live_until is null or l.live_until > $7)
join revision r on r.id = c.revision_id
where c.id = any($6::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath;
