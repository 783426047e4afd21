-- Terms of live chunks drawn from a collection, as many of each document as make up the whole: all of a small collection.
-- $1 collection, $2 documents, $3 chunks in all
select c.terms, drawn.language, counted.chunks
from (
  select greatest(least(count(*), $2::int), 1)::int as documents, coalesce(sum(r.chunk_count), 0)::int as chunks
  from document d join revision r on r.id = d.live_revision_id
  where d.collection_id = $1 and d.deleted_at is null
) counted
cross join lateral draw_chunks($1, $2::int, $3::int / counted.documents) drawn
join chunk c on c.id = drawn.chunk_id;
