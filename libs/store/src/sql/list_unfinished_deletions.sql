-- Deletions that were cut off before traces and files were seen to.
-- $1 limit
select document_id, traces, removed -> 'files' as files from deletion where completed_at is null order by at limit $1;
