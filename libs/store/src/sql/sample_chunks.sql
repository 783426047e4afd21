-- Live chunks drawn from a collection, the same ones each time: up to $2 documents, up to $3 chunks of each; each document's first choice first.
-- $1 collection, $2 documents, $3 chunks a document
select c.id as chunk_id, c.text, r.properties ->> 'language' as language
from (
  select live_revision_id from document
  where collection_id = $1 and deleted_at is null and live_revision_id is not null
  order by right(id, 12) limit $2
) d
join revision r on r.id = d.live_revision_id
cross join lateral (
  select id, text, row_number() over (order by right(id, 12)) as choice from chunk where revision_id = d.live_revision_id
  order by right(id, 12) limit $3
) c
order by c.choice, right(c.id, 12);
