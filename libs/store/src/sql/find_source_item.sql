-- What is known of one thing; nothing of what was deleted here, which comes anew when it comes back.
-- $1 source, $2 key
select key, version, modified_at, memo, run_id, state, sha256 from source_item where source_id = $1 and key = $2 and state <> 'deleted';
