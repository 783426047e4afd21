-- Thumbs up or down on a question that the reader may see.
-- $1 organisation, $2 role, $3 key, $4 question, $5 id, $6 rating, $7 comment, $8 expected
insert into feedback (id, question_id, key_id, rating, comment, expected)
select $5, q.id, $3, $6, $7, $8
from question q
where q.id = $4 and q.organisation_id = $1 and ($2 = 'admin' or q.key_id is not distinct from $3::text)
returning id;
