-- What a collection's documents can be filtered by: every attribute of those the reader may see, by the kind of its values.
-- $1 organisation, $2 role, $3 groups, $4 collection
select f.key as field, kind, count(distinct f.id) as documents, count(distinct f.value) as distinct_values,
  min(f.value #>> '{}') filter (where kind in ('text', 'date')) as least_text, max(f.value #>> '{}') filter (where kind in ('text', 'date')) as most_text,
  min(case when kind = 'number' then (f.value #>> '{}')::double precision end) as least, max(case when kind = 'number' then (f.value #>> '{}')::double precision end) as most
from (
  select d.id, each.key, item.value,
    case
      when jsonb_typeof(item.value) = 'string' and item.value #>> '{}' ~ '^\d{4}-\d{2}-\d{2}([T ]|$)' then 'date'
      when jsonb_typeof(item.value) = 'string' then 'text'
      else jsonb_typeof(item.value)
    end as kind
  from document d, jsonb_each(d.attributes) each,
    jsonb_array_elements(case when jsonb_typeof(each.value) = 'array' then each.value else jsonb_build_array(each.value) end) item
  where d.collection_id = $4 and may_read(d, $1, $2, $3::text[])
) f
group by f.key, kind
order by f.key, kind;
