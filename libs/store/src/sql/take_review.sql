-- Takes a question, or keeps it for longer, for who may review it; nobody else who is at it loses it by that.
-- $1 organisation, $2 role, $3 groups, $4 question, $5 key, $6 seconds
update review r set state = 'taken', taken_by = $5, taken_role = $2, taken_until = now() + make_interval(secs => $6)
where r.question_id = $4 and may_review(r, $1, $2, $3::text[])
  and r.state in ('open', 'taken') and (not is_taken(r) or r.taken_by is not distinct from $5::text)
returning r.taken_until;
