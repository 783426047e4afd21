-- Who may see what a source brings, as it says now and until the transaction ends, and the document that has the key, if there is one.
-- $1 source, $2 external id
with giving as (select id, collection_id, access_public, access_groups from source where id = $1 for share)
select g.access_public, g.access_groups, d.id as document_id, d.source_id, s.name as source_name,
  d.access_public = g.access_public and (g.access_public or (d.access_groups @> g.access_groups and d.access_groups <@ g.access_groups)) as has_same_access
from giving g
left join document d on d.collection_id = g.collection_id and d.external_id = $2 and d.deleted_at is null
left join source s on s.id = d.source_id;
