-- A state before live -> failed.
-- $1 revision, $2 fault code, $3 reason, $4 the state that it failed in, or null for any
update revision set status = 'failed', status_changed_at = now(), failure_code = $2, failure_reason = $3
where id = $1 and status in ('received', 'parsed', 'embedded') and ($4::text is null or status = $4)
returning id;
