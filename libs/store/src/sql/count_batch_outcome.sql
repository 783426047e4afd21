-- One more question of a batch has ended; with the last of them, so has the batch.
-- $1 batch, $2 outcome, $3 rung or null
update batch b
set counts = b.counts || jsonb_build_object($2::text, coalesce((b.counts ->> $2)::int, 0) + 1),
  rungs = case when $3::text is null then b.rungs else b.rungs || jsonb_build_object($3::text, coalesce((b.rungs ->> $3)::int, 0) + 1) end,
  state = case when open.is_left then b.state else 'finished' end,
  ended_at = case when open.is_left then null else now() end
from (select exists (select from batch_question q where q.batch_id = $1 and q.state in ('waiting', 'running')) as is_left) as open
where b.id = $1
returning b.id, b.organisation_id, b.state, b.questions, b.counts;
