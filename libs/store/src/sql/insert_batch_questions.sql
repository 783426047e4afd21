-- Questions of a batch that is still received.
-- $1 batch, then arrays: $2 numbers, $3 custom ids or null, $4 questions, $5 what is asked, as JSON
insert into batch_question (batch_id, number, custom_id, question, asked)
select b.id, u.number, u.custom_id, u.question, u.asked::jsonb
from batch b, unnest($2::int[], $3::text[], $4::text[], $5::text[]) as u (number, custom_id, question, asked)
where b.id = $1 and b.state = 'receiving';
