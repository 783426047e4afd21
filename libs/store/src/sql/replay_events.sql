-- Delivers again what happened in a stretch of time and this webhook wants, some at once.
-- $1 organisation, $2 webhook, $3 from, $4 until, $5 event to start after or null, $6 how many at most
insert into webhook_delivery (webhook_id, event_id)
select w.id, e.id from webhook w join event_entry e on e.organisation_id = w.organisation_id
where w.organisation_id = $1 and w.id = $2 and e.at >= $3 and e.at < $4 and ($5::text is null or e.id > $5) and e.type <> 'webhook.test'
  and (w.event_types = '{}' or e.type = any (w.event_types))
  and (w.collection_ids = '{}' or e.collection_id = any (w.collection_ids))
order by e.id
limit $6
on conflict (webhook_id, event_id) do update set state = 'pending', attempts = 0, next_attempt_at = now()
returning event_id;
