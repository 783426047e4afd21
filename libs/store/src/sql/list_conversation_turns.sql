-- The last questions of a conversation that this very key asked, newest first: a conversation is nobody else's, whatever his role. One that chose of what was asked back as what it chose; with what was asked back to it.
-- $1 organisation, $2 key or null, $3 conversation, $4 limit
select case when answer #> '{understood,meant}' is null then text else answer #>> '{understood,query}' end as text, answer -> 'choices' as choices
from question
where organisation_id = $1 and conversation_id = $3 and key_id is not distinct from $2::text
order by asked_at desc, id desc limit $4;
