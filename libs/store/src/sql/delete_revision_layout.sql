-- Where the lines of a revision stood.
-- $1 revision
delete from revision_layout where revision_id = $1;
