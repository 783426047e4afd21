-- A question and what came of it.
-- $1 id, $2 organisation, $3 key, $4 text, $5 collections, $6 filter, $7 what else was asked for, $8 status, $9 reason, $10 answer or null, $11 configuration or null, $12 fault code or null, $13 conversation or null, $14 rung
insert into question (id, organisation_id, key_id, text, collection_ids, filter, asked, status, reason, answer, configuration_id, failure_code, conversation_id, rung)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
on conflict (id) do nothing;
