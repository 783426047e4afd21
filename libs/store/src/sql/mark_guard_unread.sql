-- A revision that this version of the guard could not read: what was found in it before stays, and clean it is not.
-- $1 revision, $2 version
insert into guard_verdict (revision_id, level, version) values ($1, 'suspect', $2)
on conflict (revision_id) do update
set level = case guard_verdict.level when 'clean' then 'suspect' else guard_verdict.level end, version = excluded.version, scanned_at = now();
