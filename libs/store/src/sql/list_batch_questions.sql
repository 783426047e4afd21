-- A page of a batch's questions in the order given, for whom the batch is.
-- $1 organisation, $2 role, $3 key, $4 batch, $5 number to start after, $6 limit, $7 outcome or null, $8 whether only what has ended, $9 rung or null
select q.number, q.custom_id, q.question, q.state, q.outcome, q.question_id, q.rung, q.tries, q.failure_code, q.failure
from batch_question q join batch b on b.id = q.batch_id
where b.id = $4 and b.organisation_id = $1 and b.state <> 'receiving' and ($2 = 'admin' or b.key_id is not distinct from $3::text)
  and q.number > $5 and ($7::text is null or q.outcome = $7) and ($9::text is null or q.rung = $9) and (not $8 or q.state = 'ended')
order by q.number
limit $6;
