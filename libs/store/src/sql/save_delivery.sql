-- How an attempt ended.
-- $1 webhook, $2 event, $3 state, $4 status code or null, $5 first bytes of the answer, $6 milliseconds, $7 seconds until the next attempt
update webhook_delivery
set state = $3, attempts = attempts + 1, status_code = $4, response = $5, duration_ms = $6, last_attempt_at = now(),
  next_attempt_at = now() + make_interval(secs => $7)
where webhook_id = $1 and event_id = $2;
