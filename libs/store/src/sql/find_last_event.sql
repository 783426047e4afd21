-- The newest event of an organisation that everyone can see: where a stream begins that wants nothing from before.
-- $1 organisation
select id from event_entry where organisation_id = $1 and written < pg_snapshot_xmin(pg_current_snapshot()) order by written desc, id desc limit 1;
