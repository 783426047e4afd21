-- Pairs a revision with those of other documents of its collection that say nearly the same. Of equal bands the 50 oldest are looked at.
-- $1 revision, $2 similarity from which on, $3 most pairs
with mine as (
  select * from revision_signature where revision_id = $1
), candidates as (
  select distinct sharing.revision_id
  from signature_band own
  cross join lateral (
    select b.revision_id from signature_band b
    where b.collection_id = own.collection_id and b.band = own.band and b.hash = own.hash and b.revision_id <> own.revision_id
    order by b.revision_id limit 50
  ) sharing
  where own.revision_id = $1
), near as (
  select mine.collection_id, mine.document_id, mine.revision_id, s.document_id as other_document_id, s.revision_id as other_revision_id
  from candidates c
  join revision_signature s on s.revision_id = c.revision_id
  join mine on mine.document_id <> s.document_id
  join revision r on r.id = s.revision_id
  join document d on d.id = s.document_id and d.deleted_at is null and (d.live_revision_id = r.id or d.latest_number = r.number)
  where signature_similarity(mine.signature, s.signature) >= $2::real
  order by signature_similarity(mine.signature, s.signature) desc, s.document_id
  limit $3
)
insert into near_duplicate (collection_id, document_id, revision_id, other_document_id, other_revision_id)
select collection_id, document_id, revision_id, other_document_id, other_revision_id from near
union all
select collection_id, other_document_id, other_revision_id, document_id, revision_id from near
on conflict do nothing;
