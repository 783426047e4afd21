-- A page of a webhook's deliveries, newest event first.
-- $1 organisation, $2 webhook, $3 state or null, $4 event to start before or null, $5 limit
select d.event_id, e.type, e.document_id, d.state, d.attempts, d.next_attempt_at, d.status_code, d.response, d.duration_ms, d.created_at, d.last_attempt_at
from webhook_delivery d
join webhook w on w.id = d.webhook_id
join event_entry e on e.id = d.event_id
where w.organisation_id = $1 and d.webhook_id = $2 and ($3::text is null or d.state = $3) and ($4::text is null or d.event_id < $4)
order by d.event_id desc
limit $5;
