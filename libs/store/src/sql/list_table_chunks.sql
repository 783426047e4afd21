-- The other chunks that the tables of these chunks stand in: of each table those nearest to its top, the tables by turns.
-- $1 organisation, $2 role, $3 groups, $4 collections, $5 chunks
with held as materialized (
  select c.revision_id, c.span_start, c.span_end
  from chunk c
  join revision r on r.id = c.revision_id
  join document d on d.id = r.document_id
  where c.id = any($5::text[]) and d.collection_id = any($4::text[]) and may_read(d, $1, $2, $3::text[])
), grids as materialized (
  -- Once for each revision: a grid comes with all its cells.
  select r.id as revision_id, (g.grid ->> 'start')::int as top, (g.grid ->> 'end')::int as bottom
  from revision r
  cross join lateral jsonb_array_elements(r.tables) as g (grid)
  where r.id in (select revision_id from held)
), placed as (
  select o.id, o.revision_id, o.ordinal, row_number() over (partition by g.revision_id, g.top order by o.ordinal) as place
  from grids g
  join chunk o on o.revision_id = g.revision_id and o.span_start < g.bottom and o.span_end > g.top
  where o.id <> all($5::text[])
    and exists (select 1 from held h where h.revision_id = g.revision_id and g.top < h.span_end and g.bottom > h.span_start)
)
select id from placed
group by id, revision_id, ordinal
order by min(place), revision_id, ordinal
limit 24;
