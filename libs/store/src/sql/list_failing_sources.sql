-- Sources whose last visit failed or was held.
-- $1 organisation, $2 collection or null
select s.id, s.name, s.kind, s.state, s.message, s.last_success_at
from source s
where s.organisation_id = $1 and ($2::text is null or s.collection_id = $2) and s.state in ('failing', 'held')
order by s.name, s.id;
