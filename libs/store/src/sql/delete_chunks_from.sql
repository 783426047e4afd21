-- Chunks beyond the last one, left by an earlier attempt that cut otherwise.
-- $1 revision, $2 first ordinal that must not be
delete from chunk where revision_id = $1 and ordinal >= $2;
