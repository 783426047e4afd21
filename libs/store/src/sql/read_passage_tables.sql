-- The tables that passages stand in: the cells of their first rows, those that the passage holds and those of the rows before it, and the chunks around their top, before the passage and under them.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 chunks
select c.id as chunk_id, g.grid - 'cells' as grid,
  (select coalesce(jsonb_agg(cell order by (cell ->> 'start')::int), '[]') from jsonb_array_elements(g.grid -> 'cells') as cell
    where (cell ->> 'row')::int < 8 or ((cell ->> 'end')::int > c.span_start - 1500 and (cell ->> 'start')::int < c.span_end)) as cells,
  (select coalesce(jsonb_agg(jsonb_build_object('start', n.span_start, 'end', n.span_end, 'text', n.text) order by n.ordinal), '[]') from chunk n
    where n.revision_id = c.revision_id
      and ((n.span_end > b.top - 1500 and n.span_start < b.top + 1500) or (n.span_end > c.span_start - 1500 and n.span_start <= c.span_start)
        or (n.span_start >= b.bottom and n.span_start < b.bottom + 400))) as around
from chunk c
join revision r on r.id = c.revision_id
join document d on d.id = r.document_id
cross join lateral jsonb_array_elements(r.tables) as g (grid)
cross join lateral (select (g.grid ->> 'start')::int as top, (g.grid ->> 'end')::int as bottom) as b
where c.id = any($5::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[]) and b.top < c.span_end and b.bottom > c.span_start
order by c.id, b.top
limit 40;
