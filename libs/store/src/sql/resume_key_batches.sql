-- What a key may do has changed: its batches wait for nothing any more.
-- $1 organisation, $2 key
update batch set resume_at = null, waits_for = null
where organisation_id = $1 and key_id = $2 and state in ('received', 'running') and resume_at is not null;
