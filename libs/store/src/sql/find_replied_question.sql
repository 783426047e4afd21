-- A question that another replies to, as it stood alone, with what was asked back to it: where that was shown and not held for a person, and of documents that the reader may see now. An admin replies to every one of the organisation, others to their own.
-- $1 organisation, $2 role, $3 groups, $4 key or null, $5 question
select coalesce(q.answer #>> '{understood,query}', q.text) as text,
  (select jsonb_agg(c.choice order by c.place) from jsonb_array_elements(q.answer -> 'choices') with ordinality as c (choice, place)
    where r.effect is distinct from 'hold'
      and exists (select 1 from document d where d.id = c.choice ->> 'documentId' and may_read(d, $1, $2, $3::text[]))) as choices
from question q
left join review r on r.question_id = q.id
where q.id = $5 and q.organisation_id = $1 and ($2 = 'admin' or q.key_id is not distinct from $4::text);
