-- The labelled examples of a revision.
-- $1 revision
delete from guard_example where revision_id = $1;
