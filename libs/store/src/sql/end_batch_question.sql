-- What a question that its holder still holds came to.
-- $1 batch, $2 number, $3 holder, $4 outcome, $5 fault code or null, $6 why it failed or null, $7 rung or null
update batch_question
set state = 'ended', outcome = $4, failure_code = $5, failure = $6, rung = $7, holder = null, lease_until = null, ended_at = now()
where batch_id = $1 and number = $2 and holder = $3 and state = 'running'
returning number;
