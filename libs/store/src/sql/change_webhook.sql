-- Changes the fields named; one that is enabled again starts afresh.
-- $1 organisation, $2 id, $3 names of what changes, $4 url, $5 description or null, $6 event types, $7 collections, $8 sealed secret, $9 enabled
update webhook
set url = case when 'url' = any ($3::text[]) then $4 else url end,
  description = case when 'description' = any ($3) then $5 else description end,
  event_types = case when 'eventTypes' = any ($3) then $6::text[] else event_types end,
  collection_ids = case when 'collectionIds' = any ($3) then $7::text[] else collection_ids end,
  secret = case when 'secret' = any ($3) then $8::bytea else secret end,
  enabled = case when 'enabled' = any ($3) then $9::boolean else enabled end,
  disabled_reason = case when 'enabled' = any ($3) then null else disabled_reason end,
  failures = case when 'enabled' = any ($3) or 'url' = any ($3) then 0 else failures end,
  failing_since = case when 'enabled' = any ($3) or 'url' = any ($3) then null else failing_since end,
  next_attempt_at = case when 'enabled' = any ($3) or 'url' = any ($3) then null else next_attempt_at end,
  updated_at = now()
where organisation_id = $1 and id = $2
returning id;
