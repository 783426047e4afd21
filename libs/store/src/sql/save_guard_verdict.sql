-- What the guard made of a revision, in place of what it made before; what a person decided stays. Where who was to judge was away, it is made again after a pause, the next time after one twice as long, up to five days.
-- $1 revision, $2 level, $3 version, $4 first pause in seconds, null where nobody was away
insert into guard_verdict (revision_id, level, version, unjudged_times, judge_at)
values ($1, $2, $3, case when $4::float8 is null then 0 else 1 end, now() + make_interval(secs => $4::float8))
on conflict (revision_id) do update
set level = excluded.level, version = excluded.version, scanned_at = now(), unread_times = 0, retry_at = null,
  unjudged_times = case when $4::float8 is null then 0 when guard_verdict.version = excluded.version then guard_verdict.unjudged_times + 1 else 1 end,
  judge_at = case when $4::float8 is not null then now() + least(interval '5 days', make_interval(secs => $4::float8 * 2 ^ case
    when guard_verdict.version = excluded.version then least(guard_verdict.unjudged_times, 20) else 0 end)) end;
