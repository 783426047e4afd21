-- Things the source says are as they were; answers with the documents that are thereby verified.
-- $1 source, $2 run, $3 keys
update source_item
set state = 'present', reason = null, run_id = $2, last_checked_at = now(), missing_since = null, confirmed = false
where source_id = $1 and key = any($3::text[]) and state <> 'deleted'
returning document_id;
