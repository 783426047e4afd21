-- A question for a person with all that was kept of it, for who may review it.
-- $1 organisation, $2 role, $3 groups, $4 question
select r.question_id, 0 as rank, r.number as place, r.effect, r.policies, r.asker_role, r.asker_groups, state_now(r) as state,
  r.taken_by, r.taken_role, r.taken_until, r.settled_by, r.settled_role, r.settled_at, r.reason, r.created_at,
  t.name as taken_name, s.name as settled_name, q.text, q.key_id as asker_key, k.name as asker_name, q.answer ->> 'status' as status,
  q.answer as machine_answer, r.answer, q.collection_ids
from review r
join question q on q.id = r.question_id
left join api_key k on k.id = q.key_id
left join api_key t on t.id = r.taken_by
left join api_key s on s.id = r.settled_by
where r.question_id = $4 and may_review(r, $1, $2, $3::text[]);
