-- A webhook that took what it was told starts afresh.
-- $1 webhook
update webhook set failures = 0, failing_since = null, next_attempt_at = null, last_success_at = now() where id = $1;
