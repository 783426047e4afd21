-- Every finding in a revision.
-- $1 revision
delete from guard_finding where revision_id = $1;
