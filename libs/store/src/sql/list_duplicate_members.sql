-- The documents that say nearly the same as each of those named, or as one that does; newest text first.
-- $1 organisation, $2 role, $3 groups, $4 documents
with reached as (
  select a.id as anchor_id, near.other_revision_id as revision_id
  from document a
  join near_duplicate near on near.revision_id = a.live_revision_id
  where a.id = any($4::text[])
  union
  select a.id, next.other_revision_id
  from document a
  join near_duplicate near on near.revision_id = a.live_revision_id
  join document via on via.id = near.other_document_id and via.live_revision_id = near.other_revision_id and may_read(via, $1, $2, $3::text[])
  join near_duplicate next on next.revision_id = via.live_revision_id
  where a.id = any($4::text[])
  union
  select a.id, a.live_revision_id from document a where a.id = any($4::text[])
)
select reached.anchor_id, d.id, d.external_id, coalesce(d.title, live.title) as title, live.number as revision, live.live_at,
  signature_similarity(own.signature, theirs.signature) as similarity
from reached
join document a on a.id = reached.anchor_id
join revision_signature theirs on theirs.revision_id = a.live_revision_id
join revision live on live.id = reached.revision_id
join document d on d.live_revision_id = live.id
join revision_signature own on own.revision_id = live.id
where may_read(d, $1, $2, $3::text[]) and may_read(a, $1, $2, $3::text[])
order by reached.anchor_id, live.live_at desc, d.id desc;
