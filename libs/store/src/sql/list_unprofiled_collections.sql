-- Collections that were never measured, or have doubled or halved since; small ones are left alone.
-- $1 least live chunks, $2 limit
select c.id, c.organisation_id, l.chunks
from collection c
join lateral (
  select coalesce(sum(r.chunk_count), 0)::int as chunks
  from document d join revision r on r.id = d.live_revision_id
  where d.collection_id = c.id and d.deleted_at is null
) l on true
left join collection_profile p on p.collection_id = c.id
where l.chunks >= $1 and (p.chunks is null or l.chunks > 2 * p.chunks or 2 * l.chunks < p.chunks)
limit $2;
