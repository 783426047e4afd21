-- A revision is free for the task again.
-- $1 task, $2 revision
delete from revision_claim where task = $1 and revision_id = $2;
