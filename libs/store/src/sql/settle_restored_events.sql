-- A database restored into another server counts its transactions anew: events from the future become events of now.
-- no parameters
update event_entry set written = pg_current_xact_id() where written >= pg_snapshot_xmax(pg_current_snapshot());
