-- What became of a question that went to a person, for who may see the question: an admin, or the key that asked it.
-- $1 organisation, $2 role, $3 key, $4 question
select r.question_id, r.effect, r.policies, state_now(r) as state,
  r.settled_role, r.settled_at, r.reason, r.created_at, s.name as settled_name, r.answer
from review r
join question q on q.id = r.question_id
left join api_key s on s.id = r.settled_by
where r.question_id = $4 and q.organisation_id = $1 and ($2 = 'admin' or q.key_id is not distinct from $3::text);
