-- Which tools of the Model Context Protocol a key may use.
-- $1 organisation, $2 id, $3 tools or null for all
update api_key set mcp_tools = $3 where organisation_id = $1 and id = $2
returning id, name, prefix, role, groups, requests_per_minute, mcp_tools, created_at, last_used_at, revoked_at;
