-- What a person answered, without what rested on a deleted document.
-- $1 question, $2 answer
update review set answer = $2 where question_id = $1;
