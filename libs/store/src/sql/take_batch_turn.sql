-- The open batch that was served longest ago, of those that have a question to ask: its turn is now.
-- no parameters
update batch
set served_at = clock_timestamp(), state = 'running', started_at = coalesce(started_at, now()), resume_at = null, waits_for = null
where id = (
  select b.id from batch b
  where b.state in ('received', 'running') and (b.resume_at is null or b.resume_at <= now())
    and exists (select from batch_question q where q.batch_id = b.id and q.state in ('waiting', 'running') and is_askable(q))
  order by b.served_at nulls first, b.id
  limit 1
  for update skip locked)
returning id;
