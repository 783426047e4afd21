-- A revision that this version of the guard could not read: what was found in it before stays, clean it is not, and it is tried again after a pause, the next time after one twice as long, up to five days.
-- $1 revision, $2 version, $3 first pause in seconds
insert into guard_verdict (revision_id, level, version, unread_times, retry_at) values ($1, 'suspect', $2, 1, now() + make_interval(secs => $3))
on conflict (revision_id) do update
set level = case guard_verdict.level when 'clean' then 'suspect' else guard_verdict.level end, version = excluded.version, scanned_at = now(), unjudged_times = 0, judge_at = null,
  unread_times = case when guard_verdict.version = excluded.version then guard_verdict.unread_times else 0 end + 1,
  retry_at = now() + least(interval '5 days', make_interval(secs => $3::float8 * 2 ^ case when guard_verdict.version = excluded.version
    then least(guard_verdict.unread_times, 20) else 0 end));
