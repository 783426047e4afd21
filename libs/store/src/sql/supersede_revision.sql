-- A revision that readers no longer see, or never will.
-- $1 revision
update revision set status = 'superseded', status_changed_at = now() where id = $1 and status in ('embedded', 'live') returning id;
