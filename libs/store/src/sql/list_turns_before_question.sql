-- The last questions of a question's conversation before it, newest first, for the very key that asked it: a conversation is nobody else's, whatever his role. One that chose of what was asked back as what it chose.
-- $1 organisation, $2 key or null, $3 question, $4 limit
select case when q.answer #> '{understood,meant}' is null then q.text else q.answer #>> '{understood,query}' end as text
from question asked
join question q on q.organisation_id = asked.organisation_id and q.conversation_id = asked.conversation_id
  and q.key_id is not distinct from asked.key_id and (q.asked_at, q.id) < (asked.asked_at, asked.id)
where asked.id = $3 and asked.organisation_id = $1 and asked.key_id is not distinct from $2::text
order by q.asked_at desc, q.id desc limit $4;
