-- A new key; only its hash is kept.
-- $1 id, $2 organisation, $3 name, $4 hash, $5 prefix, $6 role, $7 groups, $8 requests per minute, $9 tokens per day, $10 compute seconds per day, each or null, $11 tools or null for all
insert into api_key (id, organisation_id, name, hash, prefix, role, groups, requests_per_minute, tokens_per_day, compute_seconds_per_day, mcp_tools)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
returning id, name, prefix, role, groups, requests_per_minute, tokens_per_day, compute_seconds_per_day, mcp_tools, created_at, last_used_at, revoked_at;
