-- Puts the chunks of a revision into the keyword leg.
-- $1 revision, $2 collection
insert into keyword_entry (chunk_id, collection_id, document_id, terms)
select id, $2, document_id, terms from chunk where revision_id = $1;
