-- Its document is gone from here, and what its file said of itself.
-- $1 source, $2 key
update source_item set state = 'deleted', title = null, version = null, memo = null, sha256 = null, document_id = null where source_id = $1 and key = $2;
