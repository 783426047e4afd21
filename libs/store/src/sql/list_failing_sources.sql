-- Sources that the reader may see whose last visit failed or was held.
-- $1 organisation, $2 role, $3 groups, $4 collection or null
select s.id, s.name, s.kind, s.state, s.message, s.last_success_at
from source s
where may_see_source(s, $1, $2, $3::text[]) and ($4::text is null or s.collection_id = $4) and s.state in ('failing', 'held')
order by s.name, s.id;
