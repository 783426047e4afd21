-- Ends a review that its key has taken and nobody else took meanwhile. Once.
-- $1 organisation, $2 role, $3 groups, $4 question, $5 key, $6 state, $7 reason or null, $8 answer or null
update review r set state = $6, reason = $7, answer = $8, settled_by = $5, settled_role = $2, settled_at = now(), taken_by = null, taken_role = null, taken_until = null
where r.question_id = $4 and may_review(r, $1, $2, $3::text[]) and r.state = 'taken' and r.taken_by is not distinct from $5::text
returning r.effect, (select q.collection_ids from question q where q.id = r.question_id) as collection_ids, extract(epoch from now() - r.created_at)::int as waited_seconds;
