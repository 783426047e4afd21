-- Delivers one event again, or for the first time; the row says pending.
-- $1 organisation, $2 webhook, $3 event
insert into webhook_delivery (webhook_id, event_id)
select w.id, e.id from webhook w join event_entry e on e.organisation_id = w.organisation_id
where w.organisation_id = $1 and w.id = $2 and e.id = $3 and (e.type <> 'webhook.test' or e.body ->> 'webhookId' = w.id)
on conflict (webhook_id, event_id) do update set state = 'pending', attempts = 0, next_attempt_at = now()
returning event_id;
