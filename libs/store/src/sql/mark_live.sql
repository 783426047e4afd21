-- embedded -> live.
-- $1 revision
update revision set status = 'live', status_changed_at = now(), live_at = now(), attempts = 0 where id = $1 and status = 'embedded' returning id;
