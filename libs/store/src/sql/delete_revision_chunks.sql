-- Every chunk of a revision.
-- $1 revision
delete from chunk where revision_id = $1 returning text_hash;
