-- Something that happened, and a delivery for every webhook that wants to hear of it.
-- $1 id, $2 organisation, $3 type, $4 collection or null, $5 document or null, $6 source or null, $7 body
with happened as (
  insert into event_entry (id, organisation_id, type, collection_id, document_id, source_id, body) values ($1, $2, $3, $4, $5, $6, $7)
  returning id, organisation_id, type, collection_id
)
insert into webhook_delivery (webhook_id, event_id)
select w.id, e.id
from happened e
join webhook w on w.organisation_id = e.organisation_id and w.enabled
where e.type <> 'webhook.test'
  and (w.event_types = '{}' or e.type = any (w.event_types))
  and (w.collection_ids = '{}' or e.collection_id = any (w.collection_ids));
