-- A webhook that refused rests.
-- $1 webhook, $2 seconds
update webhook
set failures = failures + 1, failing_since = coalesce(failing_since, now()), next_attempt_at = now() + make_interval(secs => $2)
where id = $1;
