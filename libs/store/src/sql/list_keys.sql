-- A page of the organisation's keys, newest first.
-- $1 organisation, $2 id to start before or null, $3 limit
select id, name, prefix, role, groups, requests_per_minute, tokens_per_day, compute_seconds_per_day, mcp_tools, created_at, last_used_at, revoked_at
from api_key where organisation_id = $1 and ($2::text is null or id < $2) order by id desc limit $3;
