-- Ends deliveries to a webhook that refused everything for too long.
-- $1 webhook, $2 reason
update webhook set enabled = false, disabled_reason = $2, lease_until = null, updated_at = now() where id = $1 and enabled returning organisation_id, url;
