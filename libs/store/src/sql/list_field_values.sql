-- The commonest values of each attribute, of documents the reader may see.
-- $1 organisation, $2 role, $3 groups, $4 collection, $5 values of each
select field, value, documents
from (
  select each.key as field, item.value, count(*) as documents, row_number() over (partition by each.key order by count(*) desc, item.value) as place
  from document d, jsonb_each(d.attributes) each,
    jsonb_array_elements(case when jsonb_typeof(each.value) = 'array' then each.value else jsonb_build_array(each.value) end) item
  where d.collection_id = $4 and may_read(d, $1, $2, $3::text[]) and jsonb_typeof(item.value) in ('string', 'number', 'boolean')
  group by each.key, item.value
) ranked
where place <= $5
order by field, place;
