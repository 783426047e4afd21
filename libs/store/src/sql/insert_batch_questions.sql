-- Questions of a batch that is still received; no row where it is not any more.
-- $1 batch, then arrays: $2 numbers, $3 custom ids or null, $4 questions, $5 what is asked, as JSON
with heard as (update batch set heard_at = now() where id = $1 and state = 'receiving' returning id)
insert into batch_question (batch_id, number, custom_id, question, asked)
select heard.id, u.number, u.custom_id, u.question, u.asked::jsonb
from heard, unnest($2::int[], $3::text[], $4::text[], $5::text[]) as u (number, custom_id, question, asked)
returning number;
