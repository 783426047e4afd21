-- Changes what a key may: only the fields named.
-- $1 organisation, $2 id, $3 names of the fields, $4 requests per minute, $5 tokens per day, $6 compute seconds per day, $7 tools; null lifts a limit and allows all tools
update api_key set
  requests_per_minute = case when 'requestsPerMinute' = any($3::text[]) then $4::int else requests_per_minute end,
  tokens_per_day = case when 'tokensPerDay' = any($3::text[]) then $5::bigint else tokens_per_day end,
  compute_seconds_per_day = case when 'computeSecondsPerDay' = any($3::text[]) then $6::int else compute_seconds_per_day end,
  mcp_tools = case when 'mcpTools' = any($3::text[]) then $7::text[] else mcp_tools end
where organisation_id = $1 and id = $2
returning id, name, prefix, role, groups, requests_per_minute, tokens_per_day, compute_seconds_per_day, mcp_tools, created_at, last_used_at, revoked_at;
