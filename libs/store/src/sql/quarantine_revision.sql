-- A revision that readers may not see until a person has looked, if they may then.
-- $1 revision
update revision set status = 'quarantined', status_changed_at = now(), attempts = 0
where id = $1 and status in ('embedded', 'live', 'superseded')
returning id;
