-- The document of a key, if there is one, and whose it is.
-- $1 collection, $2 external id
select d.id, d.source_id, s.name as source_name from document d left join source s on s.id = d.source_id
where d.collection_id = $1 and d.external_id = $2 and d.deleted_at is null;
