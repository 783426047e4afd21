-- The marks of collections: each is another one after whatever changed what a search of it may find.
-- $1 organisation, $2 collections
select m.collection_id, m.mark::text as mark
from collection_change m join collection c on c.id = m.collection_id
where c.organisation_id = $1 and m.collection_id = any($2::text[]);
