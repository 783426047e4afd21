-- Ends a key.
-- $1 organisation, $2 id
update api_key set revoked_at = coalesce(revoked_at, now()) where organisation_id = $1 and id = $2
returning id, name, prefix, role, groups, requests_per_minute, tokens_per_day, compute_seconds_per_day, mcp_tools, created_at, last_used_at, revoked_at;
