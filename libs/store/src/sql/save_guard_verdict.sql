-- What the guard made of a revision, in place of what it made before; what a person decided stays.
-- $1 revision, $2 level, $3 version
insert into guard_verdict (revision_id, level, version) values ($1, $2, $3)
on conflict (revision_id) do update
set level = excluded.level, version = excluded.version, scanned_at = now(), unread_times = 0, retry_at = null;
