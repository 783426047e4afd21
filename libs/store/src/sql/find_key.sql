-- The key in use with this hash.
-- $1 hash
select id, organisation_id, name, prefix, role, groups, requests_per_minute, tokens_per_day, compute_seconds_per_day, mcp_tools, created_at, last_used_at, revoked_at
from api_key where hash = $1 and revoked_at is null;
