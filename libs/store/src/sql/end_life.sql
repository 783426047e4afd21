-- What was live of a document is so no longer. A life lasts a millisecond at least, and no later one begins before it ended.
-- $1 document
update revision_life
set live_until = greatest(live_from + interval '1 millisecond', date_trunc('milliseconds', clock_timestamp()))
where document_id = $1 and live_until is null;
