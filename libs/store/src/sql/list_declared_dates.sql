-- Fields that one of the collections declares a date.
-- $1 organisation, $2 collections
select distinct field.key as field
from collection c, jsonb_each_text(c.settings -> 'fields') field
where c.organisation_id = $1 and c.id = any($2::text[]) and field.value = 'date';
