-- Webhooks with something due that no other worker holds, held for some seconds.
-- $1 seconds, $2 how many at most
update webhook
set lease_until = now() + make_interval(secs => $1)
where id in (
  select w.id from webhook w
  where w.enabled and (w.lease_until is null or w.lease_until < now()) and (w.next_attempt_at is null or w.next_attempt_at <= now())
    and exists (select from webhook_delivery d where d.webhook_id = w.id and d.state = 'pending' and d.next_attempt_at <= now())
  order by w.next_attempt_at nulls first
  limit $2
  for update skip locked)
returning id, url, secret, failures;
