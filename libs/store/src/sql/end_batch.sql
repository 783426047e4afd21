-- A batch ends before all of its questions were asked: what is left of them comes to the outcome named.
-- $1 batch, $2 state, $3 reason or null, $4 outcome, $5 fault code or null
with left_over as (
  update batch_question
  set state = 'ended', outcome = $4, failure_code = $5, failure = case when $5::text is null then null else $3 end, question_id = null,
    holder = null, lease_until = null, ended_at = now()
  where batch_id = $1 and state in ('waiting', 'running')
  returning number
)
update batch b
set state = $2, reason = $3, ended_at = now(),
  counts = b.counts || jsonb_build_object($4::text, coalesce((b.counts ->> $4)::int, 0) + (select count(*) from left_over)::int)
where b.id = $1 and b.state in ('received', 'running')
returning b.id, b.organisation_id, b.state, b.questions, b.counts;
