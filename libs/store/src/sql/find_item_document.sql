-- The document that a thing of a source became, and whether it tells its address.
-- $1 source, $2 key
select d.id, d.external_id, d.metadata ? 'url' as has_url
from source_item i join document d on d.id = i.document_id and d.deleted_at is null and d.source_id = i.source_id
where i.source_id = $1 and i.key = $2;
