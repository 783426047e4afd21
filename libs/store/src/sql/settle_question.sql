-- What a person made of a question that was held for one.
-- $1 question, $2 status, $3 reason or null
update question set status = $2, reason = $3 where id = $1;
