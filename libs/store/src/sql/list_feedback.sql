-- What people said of an answer.
-- $1 organisation, $2 role, $3 key, $4 question
select f.rating, f.comment, f.expected, f.created_at
from feedback f join question q on q.id = f.question_id
where q.id = $4 and q.organisation_id = $1 and ($2 = 'admin' or q.key_id is not distinct from $3::text)
order by f.id;
