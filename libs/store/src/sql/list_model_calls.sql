-- The model calls of a question that the reader may see, in order.
-- $1 organisation, $2 role, $3 key, $4 question
select m.prompt_id, m.prompt_version, m.model_id, m.system_text, m.user_text, m.response, m.outcome, m.prompt_tokens, m.completion_tokens, m.duration_ms
from model_call m join question q on q.id = m.question_id
where q.id = $4 and q.organisation_id = $1 and ($2 = 'admin' or q.key_id is not distinct from $3::text)
order by m.id;
