-- A revision that was live once and is to be so again, when it has the vectors of the present model.
-- $1 revision
update revision set status = 'parsed', status_changed_at = now(), attempts = 0, failure_code = null, failure_reason = null where id = $1;
