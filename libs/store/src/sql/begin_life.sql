-- A revision is live from the moment the one before it ended, or from now.
-- $1 document, $2 revision
insert into revision_life (document_id, revision_id, live_from)
select $1, $2, coalesce((select max(live_until) from revision_life where document_id = $1), date_trunc('milliseconds', clock_timestamp()));
