-- What stands near the chunks named in their revisions, themselves among it, by document and in the order of its text.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 filter as a jsonpath, $6 moment or null, $7 chunks, $8 reach
with named as (
  select c.revision_id, c.ordinal, coalesce(d.title, r.title, r.file_name) as title
  from chunk c
  join document d on d.id = c.document_id
  join revision r on r.id = c.revision_id
  join revision_life l on l.revision_id = c.revision_id
    and case when $6::timestamptz is null then l.live_until is null else l.live_from <= $6 and (l.live_until is null or l.live_until > $6) end
  where c.id = any($7::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and d.attributes @@ $5::jsonpath
)
select distinct on (o.document_id, o.ordinal) o.id as chunk_id, o.document_id, n.title, o.headings, o.text, o.page, o.span_start, o.span_end
from named n
join chunk o on o.revision_id = n.revision_id and o.ordinal between n.ordinal - $8::int and n.ordinal + $8::int
order by o.document_id, o.ordinal;
