-- Puts a question that its holder still holds back in line; a turn that was no try is taken off again.
-- $1 batch, $2 number, $3 holder, $4 seconds until it may be asked, $5 whether this was a try
update batch_question
set state = 'waiting', holder = null, lease_until = null, not_before = now() + make_interval(secs => $4), tries = tries - case when $5::boolean then 0 else 1 end
where batch_id = $1 and number = $2 and holder = $3 and state = 'running'
returning number;
