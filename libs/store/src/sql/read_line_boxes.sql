-- The line boxes of a revision that touch a span, as [start, end, page, x, y, width, height].
-- $1 organisation, $2 role, $3 groups, $4 document, $5 number, $6 start, $7 end
select line
from document d
join revision r on r.document_id = d.id and r.number = $5
join revision_layout l on l.revision_id = r.id
cross join lateral jsonb_array_elements(l.lines) as line
where d.id = $4 and may_read(d, $1, $2, $3::text[]) and may_open(r, $2) and (line ->> 0)::int < $7 and (line ->> 1)::int > $6;
