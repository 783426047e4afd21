-- The last questions of a conversation that this very key asked, newest first: a conversation is nobody else's, whatever his role. One that chose of what was asked back as what it chose; with what was asked back to it, where that was shown and not held for a person.
-- $1 organisation, $2 key or null, $3 conversation, $4 limit
select case when q.answer #> '{understood,meant}' is null then q.text else q.answer #>> '{understood,query}' end as text,
  q.answer is not null as answered, case when r.effect is distinct from 'hold' then q.answer -> 'choices' end as choices
from question q
left join review r on r.question_id = q.id
where q.organisation_id = $1 and q.conversation_id = $3 and q.key_id is not distinct from $2::text
order by q.asked_at desc, q.id desc limit $4;
