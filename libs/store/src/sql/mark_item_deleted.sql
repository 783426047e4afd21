-- Its document is gone from here.
-- $1 source, $2 key
update source_item set state = 'deleted', version = null, memo = null, sha256 = null, document_id = null where source_id = $1 and key = $2;
