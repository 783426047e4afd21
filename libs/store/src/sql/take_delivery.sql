-- What a held webhook is told next: the oldest that is due, one that was refused often after the others. Holds the webhook on.
-- $1 webhook, $2 seconds, $3 refusals after which others overtake
with held as (update webhook set lease_until = now() + make_interval(secs => $2) where id = $1 and enabled returning id)
select e.id, e.type, e.collection_id, e.document_id, e.source_id, e.body, e.at, d.attempts
from held
join webhook_delivery d on d.webhook_id = held.id
join event_entry e on e.id = d.event_id
where d.state = 'pending' and d.next_attempt_at <= now()
order by d.attempts >= $3, e.written, e.id
limit 1;
