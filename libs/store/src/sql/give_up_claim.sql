-- A revision is free for the task again, unless another holds it by now.
-- $1 task, $2 revision, $3 holder
delete from revision_claim where task = $1 and revision_id = $2 and holder = $3;
