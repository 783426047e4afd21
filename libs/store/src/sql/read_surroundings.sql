-- The chunks named that were live at a moment, with the spans around each in its section; the text of its revision with the first of each.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 moment or null, $7 chunks, $8 reach
with named as (
  select c.id, c.revision_id, c.ordinal, coalesce(c.section_start, c.span_start) as section_start
  from chunk c
  join document d on d.id = c.document_id
  join revision_life l on l.revision_id = c.revision_id
    and case when $6::timestamptz is null then l.live_until is null else l.live_from <= $6 and (l.live_until is null or l.live_until > $6) end
  where c.id = any($7::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath
)
select n.id as chunk_id, n.revision_id, around.starts, around.ends,
  case when row_number() over (partition by n.revision_id order by n.ordinal) = 1 then r.text end as text
from named n
join revision r on r.id = n.revision_id and r.text is not null
cross join lateral (
  select array_agg(o.span_start order by o.ordinal) as starts, array_agg(o.span_end order by o.ordinal) as ends
  from chunk o
  where o.revision_id = n.revision_id and o.ordinal between n.ordinal - $8::int and n.ordinal + $8::int
    and coalesce(o.section_start, o.span_start) = n.section_start
) around
order by n.revision_id, n.ordinal;
