-- A webhook.
-- $1 id, $2 organisation, $3 url, $4 description or null, $5 event types, $6 collections, $7 sealed secret
insert into webhook (id, organisation_id, url, description, event_types, collection_ids, secret) values ($1, $2, $3, $4, $5, $6, $7);
