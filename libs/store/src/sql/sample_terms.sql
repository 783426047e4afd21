-- Terms of live chunks drawn from a collection, the same ones each time: up to $2 documents, up to $3 chunks of each.
-- $1 collection, $2 documents, $3 chunks a document
select c.terms, r.properties ->> 'language' as language
from (
  select live_revision_id from document
  where collection_id = $1 and deleted_at is null and live_revision_id is not null
  order by right(id, 12) limit $2
) d
join revision r on r.id = d.live_revision_id
cross join lateral (select terms from chunk where revision_id = d.live_revision_id order by right(id, 12) limit $3) c;
