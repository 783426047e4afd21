-- What a person noted beside a decision, which may quote the text.
-- $1 revision
update guard_verdict set note = null where revision_id = $1;
