-- A version of the guard is at work.
-- $1 version
insert into guard_version (version) values ($1)
on conflict (version) do update set last_seen_at = now();
