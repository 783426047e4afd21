-- Which tools of the Model Context Protocol a key may use; null: all of them.
alter table api_key add column mcp_tools text[];
