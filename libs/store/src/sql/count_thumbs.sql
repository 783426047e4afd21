-- Thumbs of the last hours.
-- $1 organisation, $2 role, $3 key, $4 hours
select count(*) filter (where f.rating = 'up') as up, count(*) filter (where f.rating = 'down') as down
from feedback f join question q on q.id = f.question_id
where q.organisation_id = $1 and ($2 = 'admin' or q.key_id is not distinct from $3::text) and f.created_at > now() - make_interval(hours => $4);
