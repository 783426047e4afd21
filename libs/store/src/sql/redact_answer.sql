-- An answer without what rested on a deleted document.
-- $1 question, $2 answer or null, $3 reason or null
update question set answer = $2, reason = $3 where id = $1;
