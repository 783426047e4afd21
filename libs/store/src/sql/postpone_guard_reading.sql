-- Puts off a revision that is due to be read again: what was made of it could not be kept.
-- $1 revision, $2 seconds
update guard_verdict
set retry_at = case when retry_at <= now() then now() + make_interval(secs => $2) else retry_at end,
  judge_at = case when judge_at <= now() then now() + make_interval(secs => $2) else judge_at end
where revision_id = $1 and (retry_at <= now() or judge_at <= now());
