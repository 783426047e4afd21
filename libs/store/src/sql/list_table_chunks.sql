-- The other chunks that the tables of these chunks stand in, in the order of the text; of a long table the nearest to its top.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 chunks
select o.id
from chunk c
join revision r on r.id = c.revision_id
join document d on d.id = r.document_id
cross join lateral jsonb_array_elements(r.tables) as g (grid)
cross join lateral (select (g.grid ->> 'start')::int as top, (g.grid ->> 'end')::int as bottom) as b
join chunk o on o.revision_id = c.revision_id and o.span_start < b.bottom and o.span_end > b.top
where c.id = any($5::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and b.top < c.span_end and b.bottom > c.span_start
  and o.id <> all($5::text[])
group by o.id, o.revision_id, o.ordinal
order by o.revision_id, o.ordinal
limit 24;
