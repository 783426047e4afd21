-- Gives a question back to whoever is next.
-- $1 organisation, $2 role, $3 groups, $4 question, $5 key
update review r set state = 'open', taken_by = null, taken_role = null, taken_until = null
where r.question_id = $4 and may_review(r, $1, $2, $3::text[]) and r.state = 'taken' and r.taken_by is not distinct from $5::text
returning r.question_id;
