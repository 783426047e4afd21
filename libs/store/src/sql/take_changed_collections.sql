-- Takes collections that were changed since their chunks were last counted, whose words are scored in another way now, or whose holder died, and counts them; a small one and one that has neither doubled nor halved since it was measured is not due.
-- $1 limit, $2 seconds they are held, $3 keyword method, $4 least live chunks
with changed as (
  select m.collection_id, m.mark
  from collection_change m
  left join profile_look k using (collection_id)
  left join collection_profile p using (collection_id)
  where (k.held_until is null or k.held_until <= now())
    and (k.mark is distinct from m.mark or k.held_until is not null or (p.collection_id is not null and p.keyword_method is distinct from $3))
  order by k.looked_at nulls first, m.collection_id
  limit $1
), taken as (
  insert into profile_look as k (collection_id, mark, held_until)
  select collection_id, mark, now() + make_interval(secs => $2) from changed order by collection_id
  on conflict (collection_id) do update
  set mark = excluded.mark, held_until = excluded.held_until, looked_at = now()
  -- Another process may have taken it between the look and the write.
  where k.held_until is null or k.held_until <= now()
  returning k.collection_id
)
select c.id, c.organisation_id, l.chunks,
  l.chunks >= $4 and (p.chunks is null or l.chunks > 2 * p.chunks or 2 * l.chunks < p.chunks or p.keyword_method is distinct from $3) as is_due
from taken t
join collection c on c.id = t.collection_id
cross join lateral (
  select coalesce(sum(r.chunk_count), 0)::int as chunks
  from document d join revision r on r.id = d.live_revision_id
  where d.collection_id = c.id and d.deleted_at is null
) l
left join collection_profile p on p.collection_id = c.id;
